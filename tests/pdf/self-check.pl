# Checks a PDF that qpdf turned into JSON (and into plain text, for the content): self-check.t calls it.
use strict;
use warnings;
use JSON::PP;

my ($json, $plain, $pdf) = @ARGV;
sub slurp { local (@ARGV, $/) = @_; return scalar <> }
my $objects = decode_json(slurp($json))->{qpdf}[1];
my $text = slurp($plain);
my $bytes = slurp($pdf);
my ($count, %seen) = (0);

sub ok { my ($good, $name) = @_; print $good ? '' : 'not ', 'ok ', ++$count, " - $name\n" }
sub get {
    my $object = shift;
    while (defined $object && !ref $object && $object =~ /^\d+ \d+ R$/) {
        my $found = $objects->{"obj:$object"};
        $object = exists $found->{stream} ? $found->{stream}{dict} : $found->{value};
    }
    return $object;
}
sub each_of { my ($type, $key) = @_;
    return grep { ref eq 'HASH' && ($_->{$key} // '') eq $type }
        map { my $o = $objects->{$_}; exists $o->{stream} ? $o->{stream}{dict} : $o->{value} }
        grep { /^obj:/ } sort keys %$objects }

my $trailer = $objects->{trailer}{value};
my $catalog = get($trailer->{'/Root'});

# ---- the file (ISO 19005-3, 6.1)
ok($bytes =~ /^%PDF-1\.7\n%[\x80-\xff]{4}\n/, 'the header says 1.7 and that the file is binary');
ok($bytes =~ /%%EOF\n\z/, 'nothing comes after its end');
ok(ref $trailer->{'/ID'} && !$trailer->{'/Encrypt'}, 'it has an identifier and is not encrypted');

# ---- what the catalogue says (6.2.3, 6.6, 6.7; ISO 14289-1, 7.1 and 7.2)
my $intent = get($catalog->{'/OutputIntents'}[0]);
ok($intent->{'/S'} eq '/GTS_PDFA1' && get($intent->{'/DestOutputProfile'})->{'/N'} == 3, 'the output intent is of three colours');
ok($catalog->{'/MarkInfo'}{'/Marked'} && get($catalog->{'/StructTreeRoot'}), 'it is tagged');
ok(($catalog->{'/Lang'} // '') =~ /^u:th/, 'it has a language');
ok($catalog->{'/ViewerPreferences'}{'/DisplayDocTitle'}, 'viewers show its title');
my ($metadata) = $bytes =~ /(<\?xpacket begin.*?<\?xpacket end)/s;
ok($metadata =~ /pdfaid:part>3<.*conformance>A</ && $metadata =~ /pdfuaid:part>1</, 'the metadata claim PDF\/A-3A and PDF\/UA-1');
my $info = get($trailer->{'/Info'});
my $title = $info->{'/Title'} =~ s/^u://r;
utf8::encode($title);
ok(index($metadata, ">$title<") > 0, 'the title is the same in both places');

# ---- pages, annotations, images, fonts
ok(!(grep { ($_->{'/Tabs'} // '') ne '/S' } each_of('/Page', '/Type')), 'tabs follow the structure');
my @links = each_of('/Link', '/Subtype');
ok(@links && !(grep { $_->{'/F'} != 4 || !$_->{'/Contents'} || !defined $_->{'/StructParent'} } @links), 'links are printed, described and in the tree');
ok(!(grep { $_->{'/Interpolate'} } each_of('/Image', '/Subtype')), 'images are not interpolated');
my @fonts = each_of('/Font', '/Type');
ok(!(grep { $_->{'/Subtype'} eq '/Type0' && !$_->{'/ToUnicode'} } @fonts), 'fonts say what their codes mean');
ok(!(grep { my $d = get($_->{'/FontDescriptor'}); $d && !($d->{'/FontFile2'} || $d->{'/FontFile3'}) } @fonts), 'fonts are embedded');

# ---- content: every mark is in the tree, once, and nothing is drawn outside of marks
my (%marks, $stray, $depth) = ();
my ($page, $bad) = (0, 0);
for my $stream ($text =~ /^stream\n(.*?)endstream/msg) {
    next unless $stream =~ /\bBDC\b/;
    ($page, $depth) = ($page + 1, 0);
    for my $line (split /\n/, $stream) {
        $marks{"$page:$1"}++ if $line =~ m{/MCID (\d+)};
        $depth++ if $line =~ /BDC$/;
        $depth-- if $line =~ /^EMC$/;
        $bad++ if $depth < 0 || ($depth == 0 && $line =~ /(\bre f|TJ| S| Do)\b/);
    }
    $bad++ if $depth;
}
ok(!$bad, 'all that is drawn is marked');
ok(!(grep { $_ > 1 } values %marks), 'no mark is used twice');
my (%roles, $kids) = ();
sub walk {
    my ($element, $parent) = @_;
    $element = get($element);
    return $kids++ if !ref $element || ($element->{'/Type'} // '') =~ /MCR/;
    return if ($element->{'/Type'} // '') eq '/OBJR';
    push @{$roles{$element->{'/S'}}}, [$element, $parent];
    walk($_, $element) for @{$element->{'/K'} // []};
}
walk($_) for @{get($catalog->{'/StructTreeRoot'})->{'/K'}};
ok($kids == keys %marks, "the tree has all $kids marks");

# ---- the tree
ok(!(grep { !$_->[0]{'/Alt'} } @{$roles{'/Figure'}}), 'figures have descriptions');
ok(!(grep { !$_->[0]{'/A'}{'/Scope'} } @{$roles{'/TH'}}), 'header cells have a scope');
ok(!(grep { $_->[1]{'/S'} ne '/TR' } map { @{$roles{$_} // []} } '/TD', '/TH'), 'cells are in rows');
ok($roles{'/H1'} && $roles{'/H2'} && !$roles{'/H3'}, 'headings skip no level');
ok((grep { my $k = $_->[0]{'/K'}; grep { ref && ($_->{'/Type'} // '') eq '/OBJR' } @$k } @{$roles{'/Link'}}) == @links, 'every link is in its element');
print "1..$count\n";
