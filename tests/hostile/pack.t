# Packs as somebody may send them: what they say of themselves is held to their manifest, and nothing is unpacked to disk.
. tests/hostile/hostile.sh
pack() { # pack NAME STATUS MESSAGE
    perl tests/hostile/make-pack "$1" >"$T/x.zip"
    hostile "$2" "$1" "$SAMRIT" verify "$T/x.zip"
    ok "$1: $3" has "$T/err" "$3"
    ok "$1: nothing is unpacked" test "$(ls "$T" | tr '\n' ' ')" = "err out x.zip "
}
while read -r name want message; do pack "$name" "$want" "$message"; done <<'END'
sound 0 files
changed 4 MANIFEST_CHANGED
missing 4 MANIFEST_MISSING
more 4 MANIFEST_UNLISTED
twice 4 the ZIP is damaged
other-case 4 REPORT.PDF
link 4 secret
climbs 4 MANIFEST_UNLISTED
manifest-climbs 1 not a line of a manifest
manifest-absolute 1 not a line of a manifest
manifest-twice 1 MANIFEST.sha256:2: not a line of a manifest, or of a file named before
manifest-nul 1 a NUL byte in a manifest
manifest-bomb 1 MANIFEST
bomb 4 zeros
no-manifest 1 MANIFEST
nul 4 MANIFEST_UNLISTED
cut 4 the ZIP is damaged
END
done_testing
