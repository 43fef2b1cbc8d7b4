# Every project under input/ but the large one, as tests/cli/projects.t does with some.
EVERY=yes
. tests/cli/projects.t
