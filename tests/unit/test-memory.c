/* Peak memory of the program on tables of several lengths: what is placed is let go. */
#include <glib/gstdio.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 1000 };

static char *folder;

static pid_t
start(const char *const *command)
{
    pid_t child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        execv(command[0], (char *const *) command);
        _exit(127);
    }
    return child;
}

/* The peak in bytes of formatting @rows rows, @each in a page-sequence. */
static double
peak_of(int rows, int each)
{
    g_autofree char *fo = g_build_filename(folder, "table.fo", NULL);
    g_autofree char *pdf = g_build_filename(folder, "table.pdf", NULL);
    g_autofree char *make = g_strdup_printf("tests/bench/make-table-fo %d %d >%s", rows, each, fo);
    g_assert_cmpint(system(make), ==, 0);

    const char *const command[] = {g_getenv("SAMRIT"), "render", fo, "-o", pdf, NULL};
    struct rusage usage;
    int status;
    pid_t child = start(command);
    g_assert_cmpint(wait4(child, &status, 0, &usage), ==, child);
    g_assert_cmpint(status, ==, 0);
    g_unlink(fo);
    g_unlink(pdf);
    return (double) usage.ru_maxrss * 1024;
}

static bool
is_distorted(void)
{
#ifdef __SANITIZE_ADDRESS__
    return true;
#else
    return g_getenv("WRAP") && *g_getenv("WRAP");
#endif
}

/* Four times the pages cost next to nothing: only where objects are in the file, and the like. */
static void
test_page_sequences_do_not_add_up(void)
{
    double one = peak_of(ROWS, ROWS), four = peak_of(4 * ROWS, ROWS);
    g_test_message("%d rows %.1f MB, four times as many %.1f MB", ROWS, one / 1e6, four / 1e6);
    g_assert_cmpfloat(four, <, 1.12 * one);
}

/* In one page-sequence a row costs its objects' places in the file, and few words that are new. */
static void
test_a_long_table_costs_little_a_row(void)
{
    double one = peak_of(ROWS, ROWS), four = peak_of(4 * ROWS, 4 * ROWS);
    double each = (four - one) / (3 * ROWS);
    g_test_message("%.0f bytes a row", each);
    g_assert_cmpfloat(each, <, 1200);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    if (is_distorted()) {
        g_print("1..0 # SKIP memory is measured without valgrind and sanitizers\n");
        return 0;
    }
    g_test_add_func("/memory/sequences", test_page_sequences_do_not_add_up);
    g_test_add_func("/memory/rows", test_a_long_table_costs_little_a_row);
    folder = g_dir_make_tmp("samrit-memory-XXXXXX", NULL);
    int status = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return status;
}
