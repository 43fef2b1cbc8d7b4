# The open data of a build: tables whose columns datapackage.json describes, with what results.xml has.
. tests/tools/tap.sh

mkdir -p "$T/input/2566/records" "$T/input/2566/records-pmqa"
cp -r input/frameworks input/registers "$T/input"
sed '/<document /d' input/2566/project.xml >"$T/input/2566/project.xml"
for set in records records-pmqa; do cp "input/2566/$set/TH-50.xml" "input/2566/$set/TH-63.xml" "$T/input/2566/$set"; done
status 0 "build" "$SAMRIT" build -j1 -o "$T/o" "$T/input/2566"
perl -MJSON::PP -we '
    my ($folder) = @ARGV;
    sub slurp { local $/; open my $f, "<:raw", "$folder/$_[0]" or die; return <$f> }
    my $package = decode_json(slurp("datapackage.json"));
    for my $resource (@{$package->{resources}}) {
        my $text = slurp($resource->{path});
        $text =~ s/^\xef\xbb\xbf// or die "no byte-order mark";
        my ($head) = $text =~ /^(.*?)\r\n/ or die "no CRLF";
        my @fields = @{$resource->{schema}{fields}};
        $head eq join(",", map { $_->{name} } @fields) or die "$resource->{path}: $head";
        length $_->{title} && length $_->{description} or die "$_->{name} is not described" for @fields;
    }' "$T/o/open-data" 2>"$T/err"
ok "every column is described" test ! -s "$T/err"
ok "a row a unit" test "$(wc -l <"$T/o/open-data/units.csv")" = 3
ok "a row a KPI" test "$(($(wc -l <"$T/o/open-data/kpis.csv") - 1))" = "$(grep -c '<kpi id' "$T/o/results/results.xml")"
score=$(sed -n '/<unit code="TH-50"/,/<score/s/.*<score .*value="\([0-9.]*\)".*/\1/p' "$T/o/results/results.xml")
ok "the score is that of the results" has "$T/o/open-data/units.csv" "scored,$score,"
ok "the manifest has them" has "$T/o/MANIFEST.sha256" "open-data/datapackage.json"
done_testing
