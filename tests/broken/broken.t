# Broken inputs: each gives the finding, at the place, with the exit status that `cases` says, in both languages.
# A case takes the place of a part of the small project in base/, which is sound.
. tests/tools/tap.sh
here=tests/broken
thai=$(printf '\340[\270\271]') # the first bytes of a Thai letter

run() { # run FILE: puts it into a project of its own and validates that, or renders it
    rm -rf "$T/p" && cp -r $here/base "$T/p"
    case $1 in
    fo/*) "$SAMRIT" render "$here/$1" -o "$T/x.pdf"; return ;;
    record/*) cp "$here/$1" "$T/p/records/U1.xml" ;;
    table/*) rm "$T/p/records/U1.xml" && cp "$here/$1" "$T/p/records/U1.${1##*.}" ;;
    *) cp "$here/$1" "$T/p/${1%%/*}.xml" ;;
    esac
    "$SAMRIT" validate "$T/p"
}

# expect FILE STATUS ID PLACE
expect() {
    name=$1 want=$2 id=$3 place=$4 got=0
    count=$((count + 1))
    run "$name" >"$T/out" 2>"$T/err" || got=$?
    where=$(LC_ALL=C grep -E ": (error|warning|info): .+ · .*$thai.* \\[$id\\]\$" "$T/err" |
        LC_ALL=C sed -En 's/^[^:]*\.(xml|csv|xlsx|fo):(([^ ]*):)? (error|warning|info): .*/\3/p' | tr '\n' ' ')
    [ "$place" = - ] && place=
    [ "$id" = - ] && where=" "
    case $where in "$place "*) at=yes ;; *" $place "*) at=yes ;; *) at=no ;; esac
    if [ "$got" = "$want" ] && [ $at = yes ]; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name: status $got, not $want; $id at [$where], not [$place]"
        sed 's/^/# /' "$T/err" | head -n 5
    fi
}

status 0 "the base is sound" "$SAMRIT" validate $here/base
ok "and has no finding" has "$T/err" "0 errors, 0 warnings"
while read -r file status id place; do
    case $file in '#'*) ;; *) expect "$file" "$status" "$id" "$place" ;; esac
done <$here/cases
ok "every file has a case" test "$(find $here/*/ -type f ! -path '*/base/*' | wc -l)" = "$(grep -vc '^#' $here/cases)"
done_testing
