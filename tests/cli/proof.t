# What a report was made from comes out of it; builds, files and PDFs are signed; what was changed is found.
. tests/tools/tap.sh

# One province's report and data, made in a second.
mkdir -p "$T/input/2566/records" "$T/input/2566/records-pmqa"
cp -r input/frameworks input/registers "$T/input"
sed '/stylesheet="\(unit\|unit-page\)"/!{/<document /d}' input/2566/project.xml >"$T/input/2566/project.xml"
for set in records records-pmqa; do cp "input/2566/$set/TH-50.xml" "$T/input/2566/$set"; done
status 0 "build" "$SAMRIT" build -j1 -o "$T/o" "$T/input/2566"
report=$T/o/units/TH-50/report.pdf

# ---- extract
status 0 "list what is attached" "$SAMRIT" extract --list "$report"
ok "results and framework" sh -c 'cut -f1,3 "$1" | tr "\t\n" ": " | grep -q "framework.xml:Data results.xml:Source"' - "$T/out"
status 0 "the data to standard output" "$SAMRIT" extract "$report"
ok "are the bytes they were" cmp "$T/out" "$T/o/units/TH-50/results.xml"
status 0 "all into a folder" "$SAMRIT" extract -o "$T/x" "$report"
ok "the framework too" cmp "$T/x/framework.xml" "$T/input/frameworks/province-2566.xml"
status 1 "a name that is not there" "$SAMRIT" extract -o "$T/x" "$report" records.xml
status 1 "no PDF" "$SAMRIT" extract "$T/o/units/TH-50/results.xml"
printf '%%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>\n' >"$T/empty.pdf"
status 1 "a PDF that carries nothing" "$SAMRIT" extract "$T/empty.pdf"

# ---- a build
openssl genpkey -algorithm ed25519 -out "$T/key.pem" 2>/dev/null
openssl pkey -in "$T/key.pem" -pubout -out "$T/public.pem"
openssl genpkey -algorithm ed25519 2>/dev/null | openssl pkey -pubout -out "$T/other.pem"
status 0 "a build holds" "$SAMRIT" verify "$T/o"
status 4 "but is not signed" "$SAMRIT" verify --key="$T/public.pem" "$T/o"
ok "as is said" has "$T/err" SIGNATURE_MISSING
status 0 "sign it" "$SAMRIT" sign --key="$T/key.pem" "$T/o"
status 0 "signed by the owner of the key" "$SAMRIT" verify --key="$T/public.pem" "$T/o"
ok "openssl says so too" sh -c 'openssl pkeyutl -verify -pubin -inkey "$1/public.pem" -rawin \
    -in "$1/o/MANIFEST.sha256" -sigfile "$1/o/MANIFEST.sha256.sig" >/dev/null' - "$T"
cp "$T/o/MANIFEST.sha256.sig" "$T/first.sig"
status 0 "again" "$SAMRIT" sign --key="$T/key.pem" "$T/o"
ok "is the same signature" cmp "$T/first.sig" "$T/o/MANIFEST.sha256.sig"
status 4 "another's key" "$SAMRIT" verify --key="$T/other.pem" "$T/o"
ok "is told" has "$T/err" SIGNATURE_WRONG
status 0 "without a key the signature is only told of" "$SAMRIT" verify "$T/o"
ok "with how to check it" has "$T/err" SIGNATURE_UNCHECKED

cp -r "$T/o" "$T/changed"
printf x >>"$T/changed/units/TH-50/results.xml"
rm "$T/changed/results/results.csv"
echo more >"$T/changed/units/more.txt"
status 4 "a changed build" "$SAMRIT" verify --key="$T/public.pem" "$T/changed"
ok "names what was changed" has "$T/err" "units/TH-50/results.xml: error: is not the file"
ok "and what is gone" has "$T/err" "results/results.csv: error: is named by the manifest"
ok "and what came" has "$T/err" "units/more.txt: error: is not named"
status 4 "is not signed" "$SAMRIT" sign --key="$T/key.pem" "$T/changed"
sed -i 's/^\(.\{10\}\)./\1z/' "$T/changed/MANIFEST.sha256"
status 1 "a manifest that is none" "$SAMRIT" verify "$T/changed"

# What is added to a build looks like a part of it; what a file server leaves there does not.
cp -r "$T/o" "$T/more"
touch "$T/more/units/Thumbs.db" "$T/more/desktop.ini" "$T/more/.hidden"
mkdir "$T/more/lost+found" && touch "$T/more/lost+found/x"
status 0 "what a system leaves" "$SAMRIT" verify --key="$T/public.pem" "$T/more"
for added in MANIFEST.sha256.pdf report.pdf units/TH-50/report.pdf.exe units/TH-50/more.pdf.sig packs/report.pdf; do
    mkdir -p "$T/more/packs" && echo more >"$T/more/$added"
    status 4 "a file too many: $added" "$SAMRIT" verify --key="$T/public.pem" "$T/more"
    ok "is named" has "$T/err" "$added: error: is not named"
    status 4 "nor is it signed" "$SAMRIT" sign --key="$T/key.pem" "$T/more"
    rm "$T/more/$added"
done
ln -s /etc/passwd "$T/more/passwd"
status 4 "a link too many" "$SAMRIT" verify "$T/more"
rm "$T/more/passwd"
status 0 "a file of it signed by itself" "$SAMRIT" sign --key="$T/key.pem" "$T/more/units/TH-50/report.pdf"
status 0 "is no file too many" "$SAMRIT" verify --key="$T/public.pem" "$T/more"
cp "$T/more/MANIFEST.sha256.sig" "$T/more/units/TH-50/report.pdf.sig"
status 4 "and is checked with its file" "$SAMRIT" verify --key="$T/public.pem" "$T/more/units/TH-50/report.pdf"
ok "whose it is not" has "$T/err" "report.pdf.sig: error: the signature does not hold"

# ---- a file beside its signature, a ZIP by its manifest
status 0 "sign a file" "$SAMRIT" sign --key="$T/key.pem" "$T/o/results/results.xlsx"
status 0 "which holds" "$SAMRIT" verify --key="$T/public.pem" "$T/o/results/results.xlsx"
mkdir "$T/z" && echo one >"$T/z/a.txt" && (cd "$T/z" && sha256sum a.txt >MANIFEST.sha256 && perl -e '
    use IO::Compress::Zip qw(zip); zip ["a.txt", "MANIFEST.sha256"] => "../pack.zip" or die;
    open my $f, ">", "a.txt"; print $f "two\n"; close $f;
    zip ["a.txt", "MANIFEST.sha256"] => "../bad.zip" or die;
    zip ["a.txt"] => "../none.zip" or die')
status 0 "a pack holds" "$SAMRIT" verify "$T/pack.zip"
status 4 "a changed one does not" "$SAMRIT" verify "$T/bad.zip"
ok "its file is named" has "$T/err" "bad.zip!a.txt: error"
status 1 "a ZIP without manifest" "$SAMRIT" verify "$T/none.zip"
head -c 150 "$T/pack.zip" >"$T/cut.zip"
status 4 "a ZIP cut off" "$SAMRIT" verify "$T/cut.zip"

# ---- inside a PDF
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$T/rsa.pem" -out "$T/rsa.crt" -days 3650 -utf8 \
    -subj "/C=TH/O=สำนักงานทดสอบ/CN=ผู้ลงนาม" 2>/dev/null
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$T/ec.pem" -out "$T/ec.crt" -days 3650 \
    -subj "/C=TH/CN=Second" 2>/dev/null
status 0 "sign a PDF" "$SAMRIT" sign --key="$T/rsa.pem" --certificate="$T/rsa.crt" --reason="รับรองรายงาน" \
    --date=2023-12-15 -o "$T/signed.pdf" "$report"
ok "what it was is still in it" sh -c 'head -c "$(wc -c <"$1")" "$2" | cmp -s "$1" -' - "$report" "$T/signed.pdf"
ok "pdfsig calls it valid" sh -c 'pdfsig "$1" 2>/dev/null | grep -q "Signature is Valid" &&
    pdfsig "$1" 2>/dev/null | grep -q "Total document signed"' - "$T/signed.pdf"
ok "as PAdES" sh -c 'pdfsig "$1" 2>/dev/null | grep -q ETSI.CAdES.detached' - "$T/signed.pdf"
ok "a sound PDF" sh -c 'qpdf --check "$1" >/dev/null' - "$T/signed.pdf"
status 0 "the data still come out" "$SAMRIT" extract "$T/signed.pdf"
ok "as they were" cmp "$T/out" "$T/o/units/TH-50/results.xml"
status 0 "it verifies" "$SAMRIT" verify --certificate="$T/rsa.crt" "$T/signed.pdf"
status 0 "without certificates the signer is told" "$SAMRIT" verify "$T/signed.pdf"
ok "by name" has "$T/err" "ผู้ลงนาม"
status 4 "another's certificate" "$SAMRIT" verify --certificate="$T/ec.crt" "$T/signed.pdf"
ok "is no proof" has "$T/err" SIGNATURE_STRANGER
status 0 "the same signature again" "$SAMRIT" sign --key="$T/rsa.pem" --certificate="$T/rsa.crt" --reason="รับรองรายงาน" \
    --date=2023-12-15 -o "$T/again.pdf" "$report"
ok "is the same bytes" cmp "$T/signed.pdf" "$T/again.pdf"
status 4 "an unsigned PDF" "$SAMRIT" verify --certificate="$T/rsa.crt" "$report"

status 0 "a second signature" "$SAMRIT" sign --key="$T/ec.pem" --certificate="$T/ec.crt" -o "$T/twice.pdf" "$T/signed.pdf"
cat "$T/rsa.crt" "$T/ec.crt" >"$T/both.crt"
status 0 "both hold" "$SAMRIT" verify --certificate="$T/both.crt" "$T/twice.pdf"
ok "two signatures" has "$T/err" "2 signatures"
cp "$T/signed.pdf" "$T/longer.pdf" && printf '\n%% more\n%%%%EOF\n' >>"$T/longer.pdf"
status 4 "something added later" "$SAMRIT" verify --certificate="$T/rsa.crt" "$T/longer.pdf"
ok "is told" has "$T/err" SIGNATURE_PARTIAL
for at in 900 5000 40000; do
    cp "$T/signed.pdf" "$T/bit.pdf"
    perl -e 'open my $f, "+<", $ARGV[0]; binmode $f; seek $f, $ARGV[1], 0; read $f, my $c, 1; seek $f, $ARGV[1], 0; print $f chr(ord($c) ^ 4)' "$T/bit.pdf" $at
    "$SAMRIT" verify --certificate="$T/rsa.crt" "$T/bit.pdf" >/dev/null 2>&1
    ok "a changed bit at $at is found" test $? -ne 0
done

# ---- PDFs as other programs leave them

qpdf --object-streams=disable "$report" "$T/classic.pdf"
head -c -1 "$T/classic.pdf" >"$T/no-line-end.pdf"
for pdf in classic no-line-end; do
    status 0 "a PDF with a table at its end ($pdf)" "$SAMRIT" sign --key="$T/rsa.pem" --certificate="$T/rsa.crt" -o "$T/s.pdf" "$T/$pdf.pdf"
    ok "is a sound PDF" sh -c 'qpdf --check "$1" >/dev/null' - "$T/s.pdf"
    ok "pdfsig calls it valid" sh -c 'pdfsig "$1" 2>/dev/null | grep -q "Signature is Valid"' - "$T/s.pdf"
    status 0 "and so do we" "$SAMRIT" verify --certificate="$T/rsa.crt" "$T/s.pdf"
done
cat "$T/rsa.crt" "$T/ec.crt" >"$T/chain.crt"
status 0 "a signer with the certificates of others" "$SAMRIT" sign --key="$T/rsa.pem" --certificate="$T/chain.crt" -o "$T/s.pdf" "$report"
status 0 "holds" "$SAMRIT" verify --certificate="$T/rsa.crt" "$T/s.pdf"
qpdf --encrypt a b 256 -- "$report" "$T/locked.pdf"
status 1 "a PDF with a password" "$SAMRIT" verify "$T/locked.pdf"
qpdf --encrypt "" b 256 -- "$report" "$T/locked.pdf"
status 1 "one that anybody may read" "$SAMRIT" verify "$T/locked.pdf"
ok "is encrypted, too" has "$T/err" "is encrypted"
sed 's/^startxref/startxxxx/' "$T/classic.pdf" >"$T/endless.pdf"
status 1 "a PDF without an end is not signed" "$SAMRIT" sign --key="$T/rsa.pem" --certificate="$T/rsa.crt" -o "$T/n.pdf" "$T/endless.pdf"
ok "as is said" has "$T/err" "its end is damaged"
echo a note >"$T/note"
qpdf --add-attachment "$T/note" --key=note --filename=../note -- "$report" "$T/more.pdf"
status 0 "an attachment of another program" "$SAMRIT" verify "$T/more.pdf"
status 1 "that would climb" "$SAMRIT" extract -o "$T/climbs" "$T/more.pdf" ../note
ok "is not written" test "$(cat "$T/note")" = "a note" -a ! -e "$T/climbs"

# ---- keys that are none

openssl genpkey -algorithm x25519 -out "$T/exchange.pem" 2>/dev/null
status 2 "a key that cannot sign" "$SAMRIT" sign --key="$T/exchange.pem" "$T/o"
ok "is told" has "$T/err" "the key cannot sign"
status 2 "a certificate that is a key" "$SAMRIT" sign --key="$T/rsa.pem" --certificate="$T/rsa.pem" -o "$T/n.pdf" "$report"
ok "is told" has "$T/err" "no certificate"
status 2 "a key that is a note" "$SAMRIT" verify --key="$T/note" "$T/o"
ok "is told" has "$T/err" "neither a public key nor a certificate"
status 2 "a private key that is one" "$SAMRIT" sign --key="$T/note" "$T/o"
status 74 "a key that is not there" "$SAMRIT" verify --key="$T/none" "$T/o"
openssl genpkey -algorithm rsa -out "$T/plain.pem" 2>/dev/null
openssl req -x509 -key "$T/plain.pem" -subj /CN=x -out "$T/plain.crt" 2>/dev/null
status 0 "sign a build by a key" "$SAMRIT" sign --key="$T/plain.pem" "$T/o"
status 0 "whose certificate holds it" "$SAMRIT" verify --key="$T/plain.crt" "$T/o"
status 74 "a passphrase that is not there" "$SAMRIT" sign --key="$T/plain.pem" --passphrase="$T/none" "$T/o"

status 2 "an Ed25519 key is for files" "$SAMRIT" sign --key="$T/key.pem" --certificate="$T/rsa.crt" -o "$T/n.pdf" "$report"
ok "nothing is written" test ! -e "$T/n.pdf"
status 2 "no key" "$SAMRIT" sign "$T/o"
status 2 "a day that is none" "$SAMRIT" sign --key="$T/rsa.pem" --certificate="$T/rsa.crt" --date=2023-02-30 "$report"
openssl genpkey -algorithm ed25519 -aes256 -pass pass:secret -out "$T/locked.pem" 2>/dev/null
status 2 "a locked key" "$SAMRIT" sign --key="$T/locked.pem" "$T/o"
echo secret >"$T/pass"
status 0 "opened" "$SAMRIT" sign --key="$T/locked.pem" --passphrase="$T/pass" "$T/o"
echo "a list" >"$T/plain.txt"
status 1 "a file that nothing vouches for is not said to hold" "$SAMRIT" verify "$T/plain.txt"
ok "says so" has "$T/err" "nothing vouches for it"
done_testing
