# Checks the tables and lists in a PDF that qpdf turned into JSON: tables.t calls it.
use strict;
use warnings;
use JSON::PP;

my $objects = decode_json(do { local (@ARGV, $/) = @ARGV; scalar <> })->{qpdf}[1];
my $count = 0;

sub ok { my ($good, $name) = @_; print $good ? "" : "not ", "ok ", ++$count, " - $name\n"; return $good }
sub get {
    my $object = shift;
    while (defined $object && !ref $object && $object =~ /^\d+ \d+ R$/) { $object = $objects->{"obj:$object"}{value} }
    return $object;
}
sub kids { return grep { ref eq 'HASH' && $_->{'/S'} } map { get($_) } @{get($_[0])->{'/K'} // []} }
sub all_below { my $role = shift; return map { ($_->{'/S'} eq $role ? $_ : (), all_below($role, $_)) } kids($_[0]) }

# The rows of a table as text, each place with the letter of its cell; "." is nobody's, "#" taken twice.
sub grid {
    my ($letter, @grid, @wrong) = 'A';
    my @rows = all_below('/TR', $_[0]);
    for my $y (0 .. $#rows) {
        my $x = 0;
        for my $cell (kids($rows[$y])) {
            my ($columns, $height) = map { $cell->{'/A'}{$_} // 1 } '/ColSpan', '/RowSpan';
            $x++ while defined $grid[$y][$x];
            for my $down (0 .. $height - 1) {
                for my $right (0 .. $columns - 1) {
                    my $place = \$grid[$y + $down][$x + $right];
                    $$place = defined $$place ? '#' : $letter;
                }
            }
            $letter++;
        }
    }
    return join ' ', map { join '', map { $_ // '.' } @$_ } @grid;
}

my $catalog = get($objects->{trailer}{value}{'/Root'});
my $root = get($catalog->{'/StructTreeRoot'});
my @wanted = (
    'ABCD EFGH IJKL MNNO PQRS',        # rows that end early, a column left out, cells out of order
    'ABC ADD AEF GHI GJI KKK KKK',     # spans past the end, into each other, over a row without cells
    'AB CD',                           # rows by their cells alone
);
my @tables = all_below('/Table', $root);
ok(@tables == @wanted, 'all tables are there');
for my $i (0 .. $#wanted) {
    my $grid = grid($tables[$i]);
    ok($grid eq $wanted[$i], "table $i is a full grid") or print "# $grid, not $wanted[$i]\n";
}
my $numbering = join ' ', map { $_->{'/A'}{'/ListNumbering'} // '-' } all_below('/L', $root);
ok($numbering eq '/Decimal /Disc /Square /LowerAlpha /LowerRoman /UpperAlpha /UpperRoman /LowerAlpha - -',
   'lists tell how they are numbered, where their labels do') or print "# $numbering\n";
print "1..$count\n";
