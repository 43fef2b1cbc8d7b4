# Samrit. `make help` lists what can be made; README.md explains.

NAME    := samrit
VERSION := 0.1.0
PREFIX  := /usr/local
B       := build$(if $(SAN),-san)$(if $(COVERAGE),-cov)

# ---- what the project stands on; `make packages` installs what is missing (Debian 12, as root)

PACKAGES := gcc make pkg-config libglib2.0-dev libxml2-dev libxslt1-dev libcairo2-dev libharfbuzz-dev \
            libfreetype-dev libfontconfig-dev libfribidi-dev libthai-dev libdatrie1-bin libunibreak-dev \
            hyphen-en-us hyphen-en-gb hyphen-de \
            librsvg2-dev libgdk-pixbuf-2.0-dev libjpeg-dev libpng-dev libgmp-dev libdeflate-dev zlib1g-dev libssl-dev libqpdf-dev libsqlite3-dev \
            libcsv-dev libzip-dev libxlsxwriter-dev \
            fonts-tlwg-laksaman-otf
CHECK_PACKAGES := openssl perl libicu-dev poppler-utils mupdf-tools qpdf libxml2-utils unzip mandoc fonts-liberation2
BENCH_PACKAGES := perl poppler-utils fop default-jdk-headless fonts-thai-tlwg libpango1.0-dev valgrind time
LIBRARIES := glib-2.0 libxml-2.0 libxslt libexslt cairo cairo-ft cairo-pdf cairo-png harfbuzz harfbuzz-subset freetype2 \
             fontconfig fribidi libthai librsvg-2.0 gdk-pixbuf-2.0 libjpeg libpng libdeflate zlib libcrypto libzip sqlite3 libqpdf

# ---- how it is compiled

CC       := gcc
CFLAGS   := $(if $(COVERAGE),-O0,-O2) -g
WERROR   := -Werror
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
            -Wwrite-strings -Wvla -Wundef -Wformat=2 -Wimplicit-fallthrough $(WERROR)
SANITIZE := $(if $(SAN),-fsanitize=$(SAN) $(if $(findstring undefined,$(SAN)),-fsanitize=float-cast-overflow) -fno-sanitize-recover=all -fno-omit-frame-pointer)
HARDEN   := $(if $(SAN)$(COVERAGE),,-D_FORTIFY_SOURCE=3 -fstack-protector-strong -fPIE)
FLAGS     = -std=c11 -D_GNU_SOURCE -DGLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_74 -DGLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_74 -DSAMRIT_VERSION='"$(VERSION)"' -DDICTIONARY='"$(DICTIONARY)"' -Isrc -I$B/gen $(WARNINGS) $(HARDEN) $(SANITIZE) \
            $(if $(COVERAGE),--coverage -DSAMRIT_COVERAGE) $(patsubst -I%,-isystem%,$(shell pkg-config --cflags $(LIBRARIES)))
# Those with most symbols first: the loader looks for each symbol in one library after the other.
LIBS      = -lcrypto -lsqlite3 -lxlsxwriter -lc $(shell pkg-config --libs $(LIBRARIES)) -lunibreak -lcsv -lgmp -lm

SOURCES := $(sort $(shell find src -name '*.c'))
HEADERS := $(sort $(shell find src -name '*.h'))
TESTS   := $(sort $(wildcard tests/unit/test-*.c))
CODE    := $(SOURCES) $(HEADERS) $(TESTS) $(sort $(wildcard tests/fuzz/*.[ch]))
PROGRAM := src/cli/main.c src/cli/memory.c # of the program alone; the rest is for the tests too
LIBRARY := $(patsubst %.c,$B/%.o,$(filter-out $(PROGRAM),$(SOURCES)))
BENCHES := $(patsubst %.c,$B/%,$(wildcard tests/bench/*.c))
FUZZERS := $(sort $(wildcard tests/fuzz/fuzz-*.c))
RUNNERS := $(TESTS:%.c=$B/%) $(FUZZERS:%.c=$B/%)
SCRIPTS := $(sort $(filter-out tests/long/%,$(wildcard tests/*/*.t)))
LONG    := $(sort $(wildcard tests/long/*.t))
SHIM    := $(if $(SAN),,$B/tests/faults/shim.so)

# The words at which Thai may break, as libthai reads them; the program carries them within it.
DICTIONARY := $B/gen/thbrk.tri
WORDS      := input/dictionary/libthai.txt input/dictionary/words.txt

say = $(if $V,,@printf '%6s  %s\n' $1 $2;)

all: $B/$(NAME)

$B/$(NAME): $(PROGRAM:%.c=$B/%.o) $B/libsamrit.a
	$(call say,LINK,$@) $(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) $(if $(SAN)$(COVERAGE),,-pie -Wl$(,)-z$(,)relro$(,)-z$(,)now) -o $@ $^ $(LIBS)

$B/libsamrit.a: $(LIBRARY)
	$(call say,AR,$@) rm -f $@ && ar rcs $@ $^

$B/tests/unit/%: $B/tests/unit/%.o $B/libsamrit.a
	$(call say,LINK,$@) $(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$B/tests/unit/test-text-gold: LIBS += -licuuc

$B/tests/bench/%: $B/tests/bench/%.o $B/libsamrit.a
	$(call say,LINK,$@) $(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$B/tests/fuzz/fuzz-%: $B/tests/fuzz/fuzz-%.o $B/tests/fuzz/replay.o $B/libsamrit.a
	$(call say,LINK,$@) $(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$B/tests/fuzz/fuzz-area $B/tests/fuzz/fuzz-layout: $B/tests/fuzz/grammar.o

$B/tests/faults/shim.so: tests/faults/shim.c
	$(call say,LINK,$@) mkdir -p $(@D) && $(CC) -std=c11 $(WARNINGS) $(CFLAGS) -shared -fPIC -o $@ $<

$B/%.o: %.c Makefile | packages
	$(call say,CC,$<) mkdir -p $(@D) && $(CC) $(FLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(DICTIONARY): $(WORDS) input/dictionary/removed.txt Makefile | packages
	$(call say,WORDS,$@) mkdir -p $(@D) && rm -f $@ && printf '[0x0e01,0x0e3a]\n[0x0e40,0x0e4e]\n' > $(@:.tri=.abm) && \
	  sed 's/ *\#.*//' $(WORDS) | LC_ALL=C sort -u | LC_ALL=C grep -vxFf input/dictionary/removed.txt | grep . > $(@:.tri=.txt) && \
	  trietool -p $(@D) thbrk add-list -e UTF-8 $(@:.tri=.txt) > $(@:.tri=.log) 2>&1

$B/src/text/trie.o: $(DICTIONARY)

, := ,

# The schemas are part of the program (xml/schema.c).
$B/src/xml/schema.o: $(wildcard input/schemas/*.xsd)

packages:
	@tests/tools/install-packages $(PACKAGES)

check-packages:
	@tests/tools/install-packages $(PACKAGES) $(CHECK_PACKAGES)

# ---- the two commands of the README

reports: $B/$(NAME)
	$B/$(NAME) build -j $$(nproc) input/2566
	@echo "The reports are in output/2566: reports/cabinet.pdf and one report a province in units/."

# Projects of any size for tests and measurements: UNITS=7850 local organisations, or UNITS=nation.
UNITS := 7850
GENERATED = $B/generated/$(if $(filter nation,$(UNITS)),nation,local-$(UNITS))
generated:
	@tests/tools/install-packages perl
	tests/tools/make-project $(if $(filter nation,$(UNITS)),nation,local $(UNITS)) $(GENERATED)

# Every sample project, each into output/NAME.
projects: $B/$(NAME)
	for p in input/*/project.xml; do $B/$(NAME) build -j $$(nproc) "$${p%/project.xml}" || exit 1; done

# Every test speaks TAP. A fuzz target replays its corpus here; `make fuzz-NAME` searches for more.
check: check-packages
	@$(MAKE) --no-print-directory check-run

check-run: $B/$(NAME) $(RUNNERS) $(SHIM)
	@B=$B WRAP='$(WRAP)' prove --exec tests/tools/run-test $(RUNNERS) $(SCRIPTS)

# Numbers that no type holds, and all that fuzzing found, where arithmetic that C leaves undefined stops the test.
UNDEFINED := $(patsubst tests/%.c,build-undefined/tests/%,tests/unit/test-layout-numbers.c $(FUZZERS))
check-undefined: packages
	@$(MAKE) --no-print-directory SAN=undefined B=build-undefined CFLAGS='-O1 -g' $(UNDEFINED)
	@B=build-undefined prove --exec tests/tools/run-test build-undefined/tests/unit/test-layout-numbers :: -m thorough
	@B=build-undefined prove --exec tests/tools/run-test $(filter build-undefined/tests/fuzz/%,$(UNDEFINED))

# What takes minutes: thousands of damages, kills, faults and broken inputs.
check-long: check-packages
	@$(MAKE) --no-print-directory $B/$(NAME) $(SHIM)
	@B=$B prove --timer --exec tests/tools/run-test $(LONG)

# Our workbooks in LibreOffice, and its in ours; it takes a minute.
check-office: $B/$(NAME)
	@tests/tools/install-packages libreoffice-calc-nogui perl
	@B=$B prove --exec 'env LC_ALL=C.UTF-8 SAMRIT=$(CURDIR)/$B/$(NAME) sh' tests/office/roundtrip

# Holds every kind of document to PDF/A-3A and PDF/UA-1 with veraPDF; fetches it once.
check-conformance: $B/$(NAME)
	@command -v java >/dev/null && command -v mvn >/dev/null || tests/tools/install-packages default-jre-headless maven
	@B=$B tests/conformance/check

# Asks poppler, PDFium, MuPDF and pdf.js for the text; fetches the last three once.
check-viewers: $B/$(NAME) $B/tests/unit/test-paint-pdf
	@tests/tools/install-packages fonts-thai-tlwg poppler-utils
	@command -v npm >/dev/null || tests/tools/install-packages nodejs npm
	@B=$B tests/viewers/check

# Uses the HTML pages in Chromium and holds them to axe-core; fetches that once.
check-browser: $B/$(NAME)
	@command -v npm >/dev/null || tests/tools/install-packages nodejs npm
	@tests/tools/install-packages chromium
	@B=$B tests/browser/check

# Shards on a real Slurm of three hosts, and by GNU parallel over ssh, all on the loopback; as root.
check-slurm: $B/$(NAME)
	@tests/tools/install-packages slurmctld slurmd slurm-client slurm-wlm-basic-plugins munge parallel openssh-server openssh-client perl
	@B=$B prove --exec 'env LC_ALL=C.UTF-8 SAMRIT=$(CURDIR)/$B/$(NAME) sh' tests/slurm/array tests/slurm/parallel

# ---- looking after the code

lint: $(LIBRARY) $(BENCHES)
	@tests/tools/install-packages clang-format mandoc
	clang-format --dry-run -Werror $(CODE)
	tests/tools/check-layers src
	tests/tools/check-circles $B
	tests/tools/check-names $B
	tests/tools/check-limits
	tests/tools/check-languages
	tests/tools/check-paths
	mandoc -Tlint -W warning src/cli/$(NAME).1
	tests/tools/check-manual
	@for h in $(HEADERS); do echo "#include \"$${h#src/}\"" | $(CC) $(FLAGS) -x c -fsyntax-only - || exit 1; done

format:
	@tests/tools/install-packages clang-format
	clang-format -i $(CODE)

bench: $B/$(NAME) $(BENCHES) $B/tests/unit/test-score
	@B=$B tests/bench/run

# Of it what needs nothing but the program.
bench-stages: $B/$(NAME) $B/tests/bench/stages $B/tests/unit/test-score
	@B=$B tests/bench/run stages

$(filter-out %/stages.o,$(BENCHES:=.o)): | bench-packages

bench-packages:
	@tests/tools/install-packages $(BENCH_PACKAGES)

$B/tests/bench/pango.o: FLAGS += $(shell pkg-config --cflags pangocairo)
$B/tests/bench/pango: LIBS += $(shell pkg-config --libs pangocairo)

# What UNITS documents cost: time, and memory from the first to the last. 7,850 take ten minutes.
bench-scale: $B/$(NAME) generated
	tests/bench/scale $B/$(NAME) $(GENERATED) $B/generated/output -j $$(nproc)

# The same documents by Chromium, Typst, WeasyPrint and LuaLaTeX; installs them, two by pip.
bench-peers: $B/$(NAME)
	@tests/tools/install-packages perl poppler-utils xsltproc chromium texlive-luatex texlive-latex-recommended fonts-tlwg-laksaman-otf
	@command -v pip >/dev/null || tests/tools/install-packages python3-venv
	@[ -x $B/peers/venv/bin/weasyprint ] || { python3 -m venv $B/peers/venv && $B/peers/venv/bin/pip install --quiet typst weasyprint; }
	@B=$B PEERS=$B/peers tests/bench/peers/run

# The picture of every kind of page that the README shows.
contact-sheet: $B/$(NAME)
	tests/tools/contact-sheet $B/$(NAME) tests/golden/pages.png

# Lines the tests run, by folder; LINES=lines names those that none runs.
.PHONY: coverage analyze tidy
coverage:
	@find build-cov -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) --no-print-directory COVERAGE=1 check-run || true
	@tests/tools/coverage build-cov $(LINES)
	@echo 'build-cov/uncovered names the lines.'

# What two other programs make of the code; tests/tools/cppcheck.supp and .clang-tidy say what is left out, and why.
# Neither finds anything.
analyze:
	@tests/tools/install-packages cppcheck
	cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --library=gtk --library=posix --inline-suppr \
	  --suppressions-list=tests/tools/cppcheck.supp -Isrc -Ibuild/gen '-DG_DEFINE_QUARK(a,b)=' '-DG_GNUC_PRINTF(a,b)=' src

tidy:
	@tests/tools/install-packages clang-tidy
	printf '%s\n' $(SOURCES) | xargs -P $$(nproc) -I FILE clang-tidy --quiet FILE -- $(filter-out -W%,$(FLAGS)) 2>/dev/null

stats:
	@tests/tools/stats $(SOURCES) $(HEADERS)

# The program's objects once, for all targets; what is found goes to build-fuzz/NAME.
FUZZ_SECONDS := 60
FUZZ_FLAGS = -fno-sanitize-recover=all -g -O2 $(filter-out -W% -fsanitize% -D_FORTIFY%,$(FLAGS))
FUZZ_OBJECTS := $(patsubst %.c,build-fuzz/%.o,$(filter-out $(PROGRAM),$(SOURCES)))

build-fuzz/src/text/trie.o: $(DICTIONARY)

build-fuzz/%.o: %.c Makefile
	@mkdir -p $(@D)
	clang -fsanitize=fuzzer-no-link,address,undefined $(FUZZ_UNTRACED) $(FUZZ_FLAGS) -MMD -MP -c -o $@ $<

# What is compared tells libFuzzer which bytes to try; past the parsers it is lengths, and costs a third of the time.
build-fuzz/src/layout/%.o build-fuzz/src/text/%.o build-fuzz/src/area/%.o build-fuzz/src/paint/%.o build-fuzz/src/pdf/%.o: \
  FUZZ_UNTRACED = -fno-sanitize-coverage=trace-cmp

# Targets that read XML, of which changes are made element by element; those that make FO of any bytes.
$(addprefix build-fuzz/fuzz-,catalogue chart compare fo format framework ledger plan project record register table xml): build-fuzz/tests/fuzz/mutate.o
$(addprefix build-fuzz/fuzz-,area layout): build-fuzz/tests/fuzz/grammar.o

$(FUZZERS:tests/fuzz/%.c=build-fuzz/%): build-fuzz/%: tests/fuzz/%.c $(wildcard tests/fuzz/*.h) build-fuzz/tests/fuzz/search.o $(FUZZ_OBJECTS)
	@tests/tools/install-packages clang libclang-rt-14-dev
	clang -fsanitize=fuzzer,address,undefined $(FUZZ_FLAGS) -o $@ $(filter-out %.h,$^) $(LIBS)

# The files that findings of a ledger name are interned, and GLib leaks its table of these as it grows.
fuzz-ledger: FUZZ_MORE = -detect_leaks=0

$(notdir $(FUZZERS:.c=)): fuzz-%: build-fuzz/fuzz-%
	@mkdir -p build-fuzz/$*
	LSAN_OPTIONS=suppressions=tests/tools/leaks.supp:print_suppressions=0 $< -max_total_time=$(FUZZ_SECONDS) -timeout=10 \
	  -rss_limit_mb=4096 -artifact_prefix=build-fuzz/$*- -print_final_stats=1 $(FUZZ_MORE) build-fuzz/$* $(wildcard tests/fuzz/corpus/$*)

# All of them in turn, FUZZ_SECONDS each.
.PHONY: fuzz
fuzz:
	@for fuzzer in $(notdir $(FUZZERS:.c=)); do $(MAKE) --no-print-directory $$fuzzer || exit 1; done

install: $B/$(NAME)
	install -D -m 755 $B/$(NAME) $(DESTDIR)$(PREFIX)/bin/$(NAME)
	install -D -m 644 src/cli/$(NAME).1 $(DESTDIR)$(PREFIX)/share/man/man1/$(NAME).1
	for f in $$(find stylesheets $(wildcard fonts) -type f); do install -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/$(NAME)/$$f || exit 1; done

clean:
	rm -rf build build-san build-cov build-fuzz build-undefined

help:
	@echo 'make reports    install what is missing, build, make the sample reports in output/2566'
	@echo 'make projects   build every sample project, each into output/NAME'
	@echo 'make check      install what is missing, build, run every test'
	@echo '                SAN=address,undefined  with sanitizers     WRAP=valgrind  under valgrind'
	@echo 'make check-long     what takes minutes: damages, kills, faults, crowds'
	@echo 'make check-undefined  numbers beyond all bounds and what fuzzing found, under UBSan'
	@echo 'make check-office   workbooks to LibreOffice and back (installs it)'
	@echo 'make            build/$(NAME) alone'
	@echo 'make check-conformance  PDF/A-3A and PDF/UA-1 by veraPDF (Java, Maven, network)'
	@echo 'make check-viewers      text comes back from four readers (Node, network)'
	@echo 'make check-browser      the HTML pages in Chromium (Node, network)'
	@echo 'make check-slurm        shards on Slurm and by GNU parallel (installs them; root)'
	@echo 'make lint       formatting, layers, names, limits, languages, manual, headers that stand alone'
	@echo 'make format     rewrite the sources in the project'"'"'s style'
	@echo 'make bench      speed: pages per CPU second, stages, ratios'
	@echo 'make bench-stages  of it the sample reports and their stages'
	@echo 'make bench-scale  time and memory of UNITS=7850 reports'
	@echo 'make bench-peers  Chromium, Typst, WeasyPrint and LuaLaTeX on equal documents (installs them, network)'
	@echo 'make contact-sheet  the picture of every kind of page in tests/golden/pages.png'
	@echo 'make coverage   lines the tests run, by folder (LINES=lines: those that none runs)'
	@echo 'make analyze    cppcheck; make tidy: clang-tidy'
	@echo 'make stats      lengths of functions and files'
	@echo 'make fuzz-NAME  search with libFuzzer for FUZZ_SECONDS (tests/fuzz/fuzz-NAME.c)'
	@echo 'make fuzz       all of them in turn'
	@echo 'make generated  a project of UNITS=7850 local organisations, or UNITS=nation, in build/generated'
	@echo 'make install    PREFIX=/usr/local DESTDIR='
	@echo 'make clean      remove what was built'

.PHONY: all reports projects bench-packages generated check check-run check-long check-undefined check-conformance check-viewers check-browser check-office check-slurm check-packages packages lint format bench bench-stages bench-scale bench-peers contact-sheet stats install clean help
.SECONDARY:
-include $(shell find $B build-fuzz -name "*.d" 2>/dev/null)
