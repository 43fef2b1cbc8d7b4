# Every page of every sample document of every unit: tests/cli/areas.t without leaving any out.
SAMRIT_ALL=yes
export SAMRIT_ALL
. tests/cli/areas.t
