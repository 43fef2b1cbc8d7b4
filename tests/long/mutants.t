# Five hundred changed records and as many FO files.
exec perl tests/mutants/mutants "$SAMRIT" 500
