// SPDX-License-Identifier: MIT
// Decoding of program text: BOM, coding line, line ends, the checks on bytes. See source.h.
//
// Codecs known here are those of source files in the wild: UTF-8 and its names, ASCII,
// Latin-1, ISO-8859-15, CP1252, KOI8-R, CP1251. Others are left to source_codec.c, which asks the
// runtime's codecs.
#include "frontend/source.h"

#include "base/text.h"
#include "frontend/syntax_error.h"

#include <string.h>

enum { PADDING = 8 };

static const KrErrorPlace nowhere = {0};

const char *kr_source_line(const KrSource *source, int32_t line, size_t *length)
{
    uint32_t start = source->line_starts[line - 1];
    *length = source->line_starts[line] - start;
    return source->bytes + start;
}

// Length in bytes of the UTF-8 character at `at`, or 0 when it is not valid.
static unsigned utf8_length(const unsigned char *at, const unsigned char *end)
{
    unsigned char c = at[0];
    if (c < 0x80) return 1;
    if (c < 0xC2) return 0;
    if (c < 0xE0) return end - at >= 2 && (at[1] & 0xC0) == 0x80 ? 2 : 0;
    if (c < 0xF0) {
        if (end - at < 3 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80) return 0;
        if (c == 0xE0 && at[1] < 0xA0) return 0;
        if (c == 0xED && at[1] >= 0xA0) return 0;
        return 3;
    }
    if (c > 0xF4 || end - at < 4) return 0;
    if ((at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80 || (at[3] & 0xC0) != 0x80)
        return 0;
    if ((c == 0xF0 && at[1] < 0x90) || (c == 0xF4 && at[1] >= 0x90)) return 0;
    return 4;
}

// The line of bytes around `at` as readable text: what is not UTF-8 becomes U+FFFD, and the line
// ends before a line end or a NUL.
static const char *readable_line(KrArena *arena, const unsigned char *bytes,
                                 size_t length, size_t at, int32_t *number)
{
    size_t start = 0;
    *number = 1;
    for (size_t i = 0; i < at; i++) {
        bool ends = bytes[i] == '\n' ||
                    (bytes[i] == '\r' && !(i + 1 < length && bytes[i + 1] == '\n'));
        if (ends) {
            start = i + 1;
            ++*number;
        }
    }
    KrText text;
    kr_text_init(&text);
    const unsigned char *end = bytes + length;
    for (const unsigned char *p = bytes + start;
         p < end && *p && *p != '\n' && *p != '\r';) {
        unsigned step = utf8_length(p, end);
        if (step) {
            kr_text_append(&text, (const char *)p, step);
            p += step;
            continue;
        }
        kr_text_append(&text, "\xEF\xBF\xBD", 3);
        unsigned wanted = *p >= 0xF0 ? 4 : *p >= 0xE0 ? 3 : *p >= 0xC2 ? 2 : 1;
        bool starts = *p <= 0xF4;
        p++;
        for (unsigned k = 1; starts && k + 1 < wanted && p < end && (*p & 0xC0) == 0x80;
             k++)
            p++; // what began a character goes with it
    }
    const char *copy = kr_arena_copy(arena, text.bytes ? text.bytes : "", text.length);
    kr_text_fini(&text);
    return copy;
}

// An error of the bytes at `at`: the line is shown, with a caret if `caret`.
static void fail_at(KrSyntaxError *error, KrArena *arena, const unsigned char *bytes,
                    size_t length, size_t at, bool caret)
{
    error->text = readable_line(arena, bytes, length, at, &error->line);
    error->end_line = error->line;
    if (!caret) return;
    size_t start = at;
    while (start > 0 && bytes[start - 1] != '\n' && bytes[start - 1] != '\r')
        start--;
    int32_t column = 1;
    for (size_t i = start; i < at; i++)
        column += (bytes[i] & 0xC0) != 0x80;
    error->column = error->end_column = column;
}

// An error of the file as a whole: line 0.
static void fail_whole(KrSyntaxError *error)
{
    error->line = 0;
    error->column = -1;
}

static const char *why_not_utf8(const unsigned char *at, const unsigned char *end)
{
    bool starts = *at >= 0xC2 && *at <= 0xF4;
    size_t cut = (size_t)(end - at);
    unsigned wanted = *at >= 0xF0 ? 4 : *at >= 0xE0 ? 3 : 2;
    return !starts        ? "invalid start byte"
           : cut < wanted ? "unexpected end of data"
                          : "invalid continuation byte";
}

// What a text in UTF-8 says of itself.
typedef enum Declared {
    DECLARED_NOTHING,
    DECLARED_UTF8, // a BOM, or a coding line that says utf-8
    DECLARED_CODEC // a coding line with another name of UTF-8: a codec decodes
} Declared;

// base: offset of `bytes` for positions in messages of a codec (see kr_source_decode).
static bool check_utf8(KrArena *arena, const unsigned char *bytes, size_t length,
                       unsigned flags, const char *filename, Declared declared,
                       ptrdiff_t base, KrSyntaxError *error)
{
    const unsigned char *at = bytes, *end = bytes + length;
    while (at < end) {
        uint64_t eight;
        if (end - at >= 8) {
            memcpy(&eight, at, 8);
            if ((eight & 0x8080808080808080u) == 0) {
                at += 8;
                continue;
            }
        }
        unsigned step = utf8_length(at, end);
        if (step) {
            at += step;
            continue;
        }
        size_t offset = (size_t)(at - bytes);
        if (declared == DECLARED_CODEC) {
            kr_syntax_error_set(
                error, arena, NULL, "SyntaxError", nowhere,
                "'utf-8' codec can't decode byte 0x%02x in position %td: %s", *at,
                (ptrdiff_t)offset + base, why_not_utf8(at, end));
            fail_whole(error);
        } else if (declared == DECLARED_UTF8 && (flags & KR_SOURCE_FROM_FILE)) {
            size_t start = offset;
            while (start > 0 && bytes[start - 1] != '\n')
                start--;
            kr_syntax_error_set(
                error, arena, NULL, "SyntaxError", nowhere,
                "(unicode error) 'utf-8' codec can't decode byte 0x%02x "
                "in position %zu: %s",
                *at, offset - start, why_not_utf8(at, end));
            fail_at(error, arena, bytes, length, offset, false);
        } else {
            int32_t line;
            (void)readable_line(arena, bytes, length, offset, &line);
            bool named = (flags & KR_SOURCE_FROM_FILE) && filename;
            kr_syntax_error_set(
                error, arena, NULL, "SyntaxError", nowhere,
                "Non-UTF-8 code starting with '\\x%02x'%s%s on line %d, "
                "but no encoding declared; see "
                "https://peps.python.org/pep-0263/ for details",
                *at, named ? " in file " : "", named ? filename : "", line);
            fail_at(error, arena, bytes, length, offset, true);
        }
        return false;
    }
    return true;
}

// -- the coding line --

static bool is_coding_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_' || c == '.';
}

// The name after "coding[:=]" in a comment line, or null.
static const char *find_coding(const char *line, size_t length, size_t *name_length)
{
    size_t i = 0;
    while (i < length && (line[i] == ' ' || line[i] == '\t' || line[i] == '\f'))
        i++;
    if (i == length || line[i] != '#') return NULL;
    for (; i + 7 < length; i++) {
        if (memcmp(line + i, "coding", 6) != 0) continue;
        if (line[i + 6] != ':' && line[i + 6] != '=') continue;
        size_t start = i + 7;
        while (start < length && (line[start] == ' ' || line[start] == '\t'))
            start++;
        size_t end = start;
        while (end < length && is_coding_char(line[end]))
            end++;
        if (end > start) {
            *name_length = end - start;
            return line + start;
        }
    }
    return NULL;
}

static bool is_blank_or_comment(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (line[i] == '#') return true;
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\f') return false;
    }
    return true;
}

// The name as the language's own implementation writes it: the many names of UTF-8 and Latin-1
// each become one.
static const char *common_name(KrArena *arena, const char *name, size_t length)
{
    char key[13] = {0};
    for (size_t i = 0; i < length && i < 12; i++) {
        char c = name[i];
        key[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    static const char *const names[][2] = {{"utf-8", "utf-8"},
                                           {"latin-1", "iso-8859-1"},
                                           {"iso-8859-1", "iso-8859-1"},
                                           {"iso-latin-1", "iso-8859-1"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t size = strlen(names[i][0]);
        if (strncmp(key, names[i][0], size) == 0 &&
            (key[size] == 0 || key[size] == '-'))
            return names[i][1];
    }
    return kr_arena_copy(arena, name, length);
}

// Looks at the first two lines; the name as written, or null.
static const char *declared_coding(const char *bytes, size_t length,
                                   size_t *name_length)
{
    const char *at = bytes, *end = bytes + length;
    for (int line = 0; line < 2 && at < end; line++) {
        const char *stop = at;
        while (stop < end && *stop != '\n' && *stop != '\r')
            stop++;
        const char *name = find_coding(at, (size_t)(stop - at), name_length);
        if (name != NULL) return name;
        if (!is_blank_or_comment(at, (size_t)(stop - at))) return NULL;
        if (stop < end && *stop == '\r' && stop + 1 < end && stop[1] == '\n') stop++;
        at = stop < end ? stop + 1 : end;
    }
    return NULL;
}

// Codecs of one byte per character: what bytes 0x80..0xFF mean; 0 is undefined.
static const uint16_t koi8_r[128] = {
    0x2500, 0x2502, 0x250C, 0x2510, 0x2514, 0x2518, 0x251C, 0x2524, 0x252C, 0x2534,
    0x253C, 0x2580, 0x2584, 0x2588, 0x258C, 0x2590, 0x2591, 0x2592, 0x2593, 0x2320,
    0x25A0, 0x2219, 0x221A, 0x2248, 0x2264, 0x2265, 0x00A0, 0x2321, 0x00B0, 0x00B2,
    0x00B7, 0x00F7, 0x2550, 0x2551, 0x2552, 0x0451, 0x2553, 0x2554, 0x2555, 0x2556,
    0x2557, 0x2558, 0x2559, 0x255A, 0x255B, 0x255C, 0x255D, 0x255E, 0x255F, 0x2560,
    0x2561, 0x0401, 0x2562, 0x2563, 0x2564, 0x2565, 0x2566, 0x2567, 0x2568, 0x2569,
    0x256A, 0x256B, 0x256C, 0x00A9, 0x044E, 0x0430, 0x0431, 0x0446, 0x0434, 0x0435,
    0x0444, 0x0433, 0x0445, 0x0438, 0x0439, 0x043A, 0x043B, 0x043C, 0x043D, 0x043E,
    0x043F, 0x044F, 0x0440, 0x0441, 0x0442, 0x0443, 0x0436, 0x0432, 0x044C, 0x044B,
    0x0437, 0x0448, 0x044D, 0x0449, 0x0447, 0x044A, 0x042E, 0x0410, 0x0411, 0x0426,
    0x0414, 0x0415, 0x0424, 0x0413, 0x0425, 0x0418, 0x0419, 0x041A, 0x041B, 0x041C,
    0x041D, 0x041E, 0x041F, 0x042F, 0x0420, 0x0421, 0x0422, 0x0423, 0x0416, 0x0412,
    0x042C, 0x042B, 0x0417, 0x0428, 0x042D, 0x0429, 0x0427, 0x042A,
};
static const uint16_t cp1252_low[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};
static const uint16_t cp1251_low[64] = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030,
    0x0409, 0x2039, 0x040A, 0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C,
    0x201D, 0x2022, 0x2013, 0x2014, 0,      0x2122, 0x0459, 0x203A, 0x045A, 0x045C,
    0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7,
    0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1,
    0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB,
    0x0458, 0x0405, 0x0455, 0x0457,
};

typedef enum Codec {
    CODEC_UNKNOWN,
    UTF8,
    ASCII,
    LATIN_1,
    LATIN_9,
    CP1252,
    CP1251,
    KOI8_R
} Codec;

static Codec find_codec(const char *name)
{
    static const struct {
        const char *name;
        Codec codec;
    } names[] = {
        {"utf_8", UTF8},          {"utf8", UTF8},           {"u8", UTF8},
        {"utf_8_sig", UTF8},      {"cp65001", UTF8},        {"ascii", ASCII},
        {"us_ascii", ASCII},      {"646", ASCII},           {"latin_1", LATIN_1},
        {"latin1", LATIN_1},      {"latin", LATIN_1},       {"iso8859_1", LATIN_1},
        {"iso_8859_1", LATIN_1},  {"iso88591", LATIN_1},    {"8859", LATIN_1},
        {"l1", LATIN_1},          {"cp819", LATIN_1},       {"iso8859_15", LATIN_9},
        {"iso_8859_15", LATIN_9}, {"latin9", LATIN_9},      {"latin_9", LATIN_9},
        {"cp1252", CP1252},       {"windows_1252", CP1252}, {"cp1251", CP1251},
        {"windows_1251", CP1251}, {"koi8_r", KOI8_R},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].name, name) == 0) return names[i].codec;
    return CODEC_UNKNOWN;
}

static uint32_t code_point(Codec codec, unsigned char byte)
{
    if (byte < 0x80) return byte;
    switch (codec) {
    case LATIN_9:
        switch (byte) {
        case 0xA4: return 0x20AC;
        case 0xA6: return 0x160;
        case 0xA8: return 0x161;
        case 0xB4: return 0x17D;
        case 0xB8: return 0x17E;
        case 0xBC: return 0x152;
        case 0xBD: return 0x153;
        case 0xBE: return 0x178;
        default: return byte;
        }
    case CP1252: return byte < 0xA0 ? cp1252_low[byte - 0x80] : byte;
    case CP1251:
        return byte < 0xC0 ? cp1251_low[byte - 0x80] : (uint32_t)(0x410 + byte - 0xC0);
    case KOI8_R: return koi8_r[byte - 0x80];
    case LATIN_1: return byte;
    case CODEC_UNKNOWN:
    case UTF8:
    case ASCII: break;
    }
    return 0;
}

// `name` as codecs are looked up: lower case, every run of other signs one underscore.
static void normalize_name(const char *name, size_t length, char *out, size_t room)
{
    size_t used = 0;
    for (size_t i = 0; i < length && used + 1 < room; i++) {
        char c = name[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        if (c == '-' || c == '.') c = '_';
        out[used++] = c;
    }
    out[used] = '\0';
}

static bool recode(KrArena *arena, KrText *out, Codec codec, ptrdiff_t base,
                   const unsigned char *bytes, size_t length, KrSyntaxError *error)
{
    for (size_t i = 0; i < length; i++) {
        uint32_t c = code_point(codec, bytes[i]);
        if (c == 0 && bytes[i] >= 0x80) {
            const char *why = codec == ASCII ? "ordinal not in range(128)"
                                             : "character maps to <undefined>";
            kr_syntax_error_set(
                error, arena, NULL, "SyntaxError", nowhere,
                "'%s' codec can't decode byte 0x%02x in position %td: %s",
                codec == ASCII ? "ascii" : "charmap", bytes[i], (ptrdiff_t)i + base,
                why);
            fail_whole(error);
            return false;
        }
        char three[3];
        if (c < 0x80) {
            kr_text_append_char(out, (char)c);
        } else if (c < 0x800) {
            three[0] = (char)(0xC0 | (c >> 6));
            three[1] = (char)(0x80 | (c & 0x3F));
            kr_text_append(out, three, 2);
        } else {
            three[0] = (char)(0xE0 | (c >> 12));
            three[1] = (char)(0x80 | ((c >> 6) & 0x3F));
            three[2] = (char)(0x80 | (c & 0x3F));
            kr_text_append(out, three, 3);
        }
    }
    return true;
}

// Copies with '\n' line ends and (but for an open end) a last newline, and makes the line table.
static bool take_lines(KrSource *source, KrArena *arena, const char *bytes,
                       size_t length, unsigned flags, KrSyntaxError *error)
{
    if (length > INT32_MAX - 64) {
        kr_syntax_error_set(error, arena, NULL, "OverflowError", nowhere,
                            "source code is too large");
        return false;
    }
    char *copy = kr_arena_alloc(arena, length + 1 + PADDING);
    if (copy == NULL) goto no_memory;
    size_t used = 0;
    if (memchr(bytes, '\r', length) == NULL) {
        memcpy(copy, bytes, length);
        used = length;
    } else {
        for (size_t i = 0; i < length; i++) {
            char c = bytes[i];
            if (c == '\r') {
                c = '\n';
                if (i + 1 < length && bytes[i + 1] == '\n') i++;
            }
            copy[used++] = c;
        }
    }
    source->added_newline = used > 0 && copy[used - 1] != '\n';
    if (source->added_newline && flags & KR_SOURCE_OPEN_END) {
        source->added_newline = false;
        source->open_end = true;
    }
    if (source->added_newline) copy[used++] = '\n';
    memset(copy + used, 0, length + 1 + PADDING - used);
    source->bytes = copy;
    source->length = (uint32_t)used;
    int32_t lines = 0;
    const char *end = copy + used;
    for (const char *p = copy; p < end; p++) {
        lines++;
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p) break;
    }
    uint32_t *starts = kr_arena_alloc(arena, ((size_t)lines + 1) * sizeof *starts);
    if (starts == NULL) goto no_memory;
    int32_t line = 0;
    starts[0] = 0;
    for (const char *p = copy; p < end; p++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p) p = end - 1;
        starts[++line] = (uint32_t)(p + 1 - copy);
    }
    source->line_starts = starts;
    source->line_count = lines;
    return true;
no_memory:
    kr_syntax_error_set(error, arena, NULL, "MemoryError", nowhere, "out of memory");
    return false;
}

bool kr_source_decode(KrSource *source, KrArena *arena, const void *bytes,
                      size_t length, unsigned flags, const char *filename,
                      KrSyntaxError *error)
{
    *source = (KrSource){.encoding = "utf-8"};
    *error = (KrSyntaxError){0};
    const char *at = bytes;
    if (length == 0) at = "";
    const char *nul = memchr(at, '\0', length);
    if (nul != NULL) {
        bool from_file = flags & KR_SOURCE_FROM_FILE;
        if (from_file &&
            !check_utf8(arena, (const unsigned char *)at, (size_t)(nul - at), flags,
                        filename, DECLARED_NOTHING, 0, error))
            return false; // it comes first
        kr_syntax_error_set(error, arena, NULL, "SyntaxError", nowhere,
                            from_file ? "source code cannot contain null bytes"
                                      : "source code string cannot contain null bytes");
        if (from_file)
            fail_at(error, arena, bytes, length, (size_t)(nul - at), false);
        else
            error->line = -1;
        return false;
    }
    if (flags & KR_SOURCE_FROM_STR) return take_lines(source, arena, at, length, flags, error);
    bool has_bom = length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0;
    if (has_bom) {
        at += 3;
        length -= 3;
    }
    size_t name_length = 0;
    const char *name = declared_coding(at, length, &name_length);
    Codec codec = UTF8;
    Declared declared = has_bom ? DECLARED_UTF8 : DECLARED_NOTHING;
    // A codec's positions count from the start of the text; in a program that is run, from one
    // byte before the line behind the coding line, where the language's own decoder starts.
    ptrdiff_t base = 0;
    if (name != NULL) {
        char key[64];
        const char *common = common_name(arena, name, name_length);
        if (common == NULL) goto no_memory;
        normalize_name(common, strlen(common), key, sizeof key);
        codec = find_codec(key);
        source->encoding = common;
        if (has_bom && strcmp(common, "utf-8") != 0) {
            kr_syntax_error_set(error, arena, NULL, "SyntaxError", nowhere,
                                "encoding problem: %s with BOM", common);
            fail_at(error, arena, (const unsigned char *)at, length,
                    (size_t)(name - at), false);
            return false;
        }
        if (codec == CODEC_UNKNOWN) {
            kr_syntax_error_set(error, arena, NULL, "SyntaxError", nowhere,
                                "unknown encoding: %s", common);
            fail_whole(error);
            const char *end = memchr(name, '\n', (size_t)(at + length - name));
            source->foreign = at;
            source->foreign_length = length;
            source->foreign_head = (flags & KR_SOURCE_FROM_FILE) && end ? (size_t)(end - at) : 0;
            return false;
        }
        declared = strcmp(common, "utf-8") == 0 ? DECLARED_UTF8 : DECLARED_CODEC;
        const char *line_end = memchr(name, '\n', (size_t)(at + length - name));
        if ((flags & KR_SOURCE_FROM_FILE) && line_end) base = at - line_end;
    }
    if (codec == UTF8) {
        if (!check_utf8(arena, (const unsigned char *)at, length, flags, filename,
                        declared, base, error))
            return false;
        return take_lines(source, arena, at, length, flags, error);
    }
    KrText out;
    kr_text_init(&out);
    bool ok =
        recode(arena, &out, codec, base, (const unsigned char *)at, length, error) &&
        kr_text_reserve(&out, 0) &&
        take_lines(source, arena, out.bytes, out.length, flags, error);
    kr_text_fini(&out);
    if (ok || error->type != NULL) return ok;
no_memory:
    kr_syntax_error_set(error, arena, NULL, "MemoryError", nowhere, "out of memory");
    return false;
}
