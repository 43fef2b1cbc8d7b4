#include "job/environment.h"

#include <elf.h>
#include <link.h>
#include <string.h>

#include "base/file.h"
#include "job/manifest.h"

/* Notes are padded to four bytes. */
static gsize
padded(gsize size)
{
    return (size + 3) & ~(gsize) 3;
}

/* The build id among the notes of a segment, in hex; NULL if it is not there. */
static char *
find_build_id(const char *notes, gsize size)
{
    gsize offset = 0;
    while (offset + sizeof(ElfW(Nhdr)) <= size) {
        ElfW(Nhdr) note;
        memcpy(&note, notes + offset, sizeof note);
        gsize name = offset + sizeof note, content = name + padded(note.n_namesz);
        offset = content + padded(note.n_descsz);
        if (offset > size || note.n_type != NT_GNU_BUILD_ID || note.n_namesz != 4 ||
            memcmp(notes + name, "GNU", 4) != 0)
            continue;
        return file_hex(notes + content, note.n_descsz);
    }
    return NULL;
}

static char *
identify(const struct dl_phdr_info *object)
{
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        if (segment->p_type != PT_NOTE)
            continue;
        char *id =
            find_build_id((const char *) object->dlpi_addr + segment->p_vaddr, segment->p_memsz);
        if (id)
            return id;
    }
    return job_manifest_digest_file(*object->dlpi_name ? object->dlpi_name : "/proc/self/exe");
}

/* The kernel's own (linux-vdso) changes with it and typesets nothing. */
static int
add_object(struct dl_phdr_info *object, size_t size, void *data)
{
    (void) size;
    if (g_str_has_prefix(object->dlpi_name, "linux-"))
        return 0;
    g_ptr_array_add(data, identify(object));
    return 0;
}

static int
compare_ids(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

char *
job_environment_digest(void)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    dl_iterate_phdr(add_object, ids);
    g_ptr_array_sort(ids, compare_ids);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ids->len; i++)
        g_string_append_printf(text, "%s\n", (const char *) ids->pdata[i]);
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
    return file_sha256(bytes);
}
