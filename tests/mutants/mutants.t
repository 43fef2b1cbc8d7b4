# Records and FO files changed at random: 40 of each here, 500 in tests/long/mutants.t.
exec perl tests/mutants/mutants "$SAMRIT" 40
