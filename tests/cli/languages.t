# What ends a command is told in Thai as it is in English: nothing is left to "cannot read or write a file".
. tests/tools/tap.sh
trap 'chmod -R u+w "$T"; rm -rf "$T"' EXIT

# in_thai NAME COMMAND...: the command fails; its message has Thai words, and they are not only the error's kind.
in_thai() {
    name=$1
    shift
    "$@" --format=jsonl >"$T/out" 2>"$T/err" && echo "# succeeds"
    ok "$name" perl -CSD -Mutf8 -MJSON::PP -ne '
        next unless /^\{/;
        my $said = JSON::PP->new->decode($_);
        next unless $said->{severity} eq "error";
        my ($en, $th) = @$said{"en", "th"};
        $n++;
        my $kind = $th =~ /^(ข้อมูลนำเข้าไม่ถูกต้อง|คำสั่งหรือการตั้งค่าไม่ถูกต้อง|ข้อมูลที่เก็บไว้ไม่ตรงกับที่นำเข้า|อ่านหรือเขียนไฟล์ไม่ได้|โปรแกรมขัดข้องภายใน)$/;
        (print "# $_"), $bad = 1 if $kind || $th !~ /\p{Thai}{4}/ || $en =~ /\p{Thai}/ || "$en$th" =~ /\x1f/;
        END { exit($bad || !$n) }' "$T/err"
}

# ---- files and folders
in_thai "a project that is not there" "$SAMRIT" validate "$T/none"
in_thai "a file that is not there" "$SAMRIT" verify "$T/none"
in_thai "a folder in the place of a file" "$SAMRIT" render -o "$T/a.pdf" "$T"
cp -r tests/broken/base "$T/p"
in_thai "an output that cannot be made" "$SAMRIT" build -o /proc/none "$T/p"
echo '<results/>' >"$T/file"
in_thai "a file in the place of a folder of fonts" "$SAMRIT" render --fonts="$T/file" -o "$T/a.pdf" tests/conformance/everything.fo
in_thai "one file in the place of a folder of results" "$SAMRIT" diff "$T/none" "$T/p"

# ---- workbooks
for name in bomb many-parts climbs link twice row-too-far column-too-far long-cell; do
    rm -f "$T"/p/records/*
    perl tests/hostile/make-xlsx "$name" "$T/p/records/U1.xlsx"
    in_thai "a workbook: $name" "$SAMRIT" validate "$T/p"
done
for name in cut-off part-missing rows-out-of-order string-missing not-well-formed doctype; do
    cp "tests/broken/table/$name.xlsx" "$T/p/records/U1.xlsx"
    in_thai "a workbook: $name" "$SAMRIT" validate "$T/p"
done

# ---- keys
in_thai "a key that is none" "$SAMRIT" sign --key="$T/file" "$T/file"
in_thai "a public key that is none" "$SAMRIT" verify --key="$T/file" "$T/file"
in_thai "certificates that are none" "$SAMRIT" verify --certificate="$T/file" "$T/file"
openssl genpkey -algorithm x25519 -out "$T/x.pem" 2>/dev/null
in_thai "a key that cannot sign" "$SAMRIT" sign --key="$T/x.pem" "$T/file"

# ---- archives
tests/archive/make-output input/five-base-2562 "$T/o"
"$SAMRIT" archive add -a "$T/archive" "$T/o" >/dev/null 2>&1
cp -a "$T/archive" "$T/cut" && chmod -R u+w "$T/cut"
echo nonsense >"$T/cut/HEAD"
in_thai "an archive whose head is nonsense" "$SAMRIT" archive list -a "$T/cut"
echo 'samrit-archive 9' >"$T/cut/HEAD"
in_thai "an archive of a later version" "$SAMRIT" archive list -a "$T/cut"
cp -a "$T/archive" "$T/bent" && chmod -R u+w "$T/bent"
for file in "$T"/bent/catalogue/*; do echo nonsense >"$file"; done
in_thai "an archive whose catalogue is nonsense" "$SAMRIT" archive search -a "$T/bent" word
ln -s /etc/passwd "$T/o/link"
in_thai "a symbolic link to be archived" "$SAMRIT" archive add -a "$T/archive" "$T/o"

# ---- what if
in_thai "no number" "$SAMRIT" explain -p input/2566 --what-if=much TH-50 2.2
in_thai "beyond the full mark" "$SAMRIT" explain -p input/2566 --what-if=600 TH-50 2.2
in_thai "a cancelled KPI" "$SAMRIT" explain -p input/2566 --what-if=5 TH-96 1.2
done_testing
