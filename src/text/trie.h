#pragma once

/** The name of the dictionary in the program, for th_brk_new(); it is the only one there is. */
extern const char text_trie_name[];
