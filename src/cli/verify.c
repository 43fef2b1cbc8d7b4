#include <glib.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "job/verify.h"

static int
verify(char **paths, const JobTrust *trust, GError **error)
{
    bool good = true;
    for (; *paths; paths++) {
        g_autoptr(Diag) diag = diag_new();
        JobVerified verified = {0};
        bool holds = job_verify(*paths, trust, &verified, diag, error);
        cli_message_findings(diag);
        if (*error)
            return EXIT_INTERNAL;
        good = good && holds;
        if (holds)
            cli_message_note("%s: holds: %u files, %u signatures · ถูกต้อง: %u ไฟล์ %u ลายมือชื่อ",
                             *paths, verified.files, verified.signatures, verified.files,
                             verified.signatures);
    }
    return good ? EXIT_DONE : EXIT_UNVERIFIED;
}

int
cli_verify(int argc, char **argv)
{
    const char *key = NULL, *certificates = NULL;
    const CliOption options[] = {
        {'k', "key", "FILE", "the public key that signatures beside files must be of",
         .text = &key},
        {0, "certificate", "FILE", "certificates that are trusted for signatures in PDFs",
         .text = &certificates},
        {0},
    };
    const CliUsage usage = {
        "verify",
        "FOLDER|FILE...",
        "Checks builds, packs, archives and PDFs: that they are whole, unchanged and signed.",
        options,
        1,
        1000,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;

    g_autoptr(GError) error = NULL;
    g_autoptr(EVP_PKEY) public = key ? proof_key_load_public(key, &error) : NULL;
    JobTrust trust = {.key = public};
    if (!error && certificates)
        trust.certificates = proof_key_load_certificates(certificates, &error);
    status = error ? EXIT_INTERNAL : verify(arguments, &trust, &error);
    sk_X509_pop_free(trust.certificates, X509_free);
    return error ? cli_message_error(error) : status;
}
