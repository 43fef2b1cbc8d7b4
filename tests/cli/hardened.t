# The program is built with what the compiler and the linker have against damage to memory (SECURITY.md).
. tests/tools/tap.sh
[ "$B" = build ] || skip "the usual program is meant"
readelf -W -h -l -d --dyn-syms "$SAMRIT" >"$T/elf"
ok "it is loaded anywhere" grep -Eq "Type: +DYN" "$T/elf"
ok "its tables are read-only" has "$T/elf" GNU_RELRO
ok "and complete before it begins" grep -q "BIND_NOW\|Flags: .*NOW" "$T/elf"
ok "its stack is not run" grep -Eq "GNU_STACK .* RW +" "$T/elf"
ok "no memory is both written and run" sh -c '! grep -Eq "LOAD .* RWE " "$1"' - "$T/elf"
ok "its stack is watched" has "$T/elf" __stack_chk_fail
ok "sizes are checked where they are known" grep -q "__[a-z]*cpy_chk\|__[a-z]*printf_chk\|__read_chk" "$T/elf"
done_testing
