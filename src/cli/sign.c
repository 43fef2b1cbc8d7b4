#include <glib.h>
#include <stdio.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "job/paths.h"
#include "job/verify.h"
#include "proof/pades.h"

typedef struct {
    const char *key, *passphrase, *certificate, *reason, *date, *output;
} Sign;

/* A signature in the PDF itself: in its place, or as another file. */
static bool
sign_pdf(const Sign *sign, const char *path, EVP_PKEY *key, GError **error)
{
    STACK_OF(X509) *certificates = proof_key_load_certificates(sign->certificate, error);
    if (!certificates)
        return false;
    const ProofSigning signing = {.key = key,
                                  .certificates = certificates,
                                  .reason = sign->reason,
                                  .date = sign->date ? job_paths_date(sign->date) : 0};
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_FILE_BYTES, error);
    g_autoptr(GBytes) made = bytes ? proof_pades_sign(bytes, path, &signing, error) : NULL;
    sk_X509_pop_free(certificates, X509_free);
    if (!made)
        return false;
    gsize size;
    const void *data = g_bytes_get_data(made, &size);
    return file_write(sign->output ? sign->output : path, data, size, error);
}

static int
sign_one(const Sign *sign, const char *path, GError **error)
{
    g_autoptr(EVP_PKEY) key = proof_key_load_private(sign->key, sign->passphrase, error);
    if (!key)
        return EXIT_INTERNAL;
    g_autoptr(Diag) diag = diag_new();
    bool done =
        sign->certificate ? sign_pdf(sign, path, key, error) : job_sign(path, key, diag, error);
    cli_message_findings(diag);
    if (done)
        cli_message_note("%s: signed · ลงลายมือชื่อแล้ว", path);
    return done ? EXIT_DONE : EXIT_INTERNAL;
}

int
cli_sign(int argc, char **argv)
{
    Sign sign = {0};
    const CliOption options[] = {
        {'k', "key", "FILE", "the private key (PEM)", .text = &sign.key},
        {0, "passphrase", "FILE", "a file whose first line opens the key",
         .text = &sign.passphrase},
        {0, "certificate", "FILE", "sign inside the PDF, with this certificate (PEM)",
         .text = &sign.certificate},
        {0, "reason", "TEXT", "what the signature in a PDF is for", .text = &sign.reason},
        {0, "date", "YYYY-MM-DD", "the day that a signature in a PDF claims; none otherwise",
         .day = true, .text = &sign.date},
        {'o', "output", "FILE", "where to put the signed PDF; in its own place otherwise",
         .text = &sign.output},
        {0},
    };
    const CliUsage usage = {
        "sign",
        "FOLDER|FILE",
        "Signs a build by its manifest, a file beside it, or a PDF inside it.",
        options,
        1,
        1,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    if (!sign.key)
        return cli_message_usage("name the key: --key FILE", "ระบุกุญแจด้วย --key FILE");
    if (!cli_options_go_with(sign.certificate != NULL, "--certificate", "reason", "date", "output",
                             NULL))
        return EXIT_USAGE;
    g_autoptr(GError) error = NULL;
    status = sign_one(&sign, arguments[0], &error);
    return error ? cli_message_error(error) : status;
}
