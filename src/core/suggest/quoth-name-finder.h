/* quoth-name-finder.h: words that look like the name of an actor (private to the suggestions)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "suggest/quoth-scan.h"

G_BEGIN_DECLS

/** QuothNameReason: why words look like a name. */
typedef enum
{
  QUOTH_NAME_COUNTRY,      /* the name of a country */
  QUOTH_NAME_TITLE,        /* a title stands before it */
  QUOTH_NAME_ORGANISATION, /* a word such as "Ministry" is in it */
  QUOTH_NAME_GIVEN,        /* it begins with a given name */
  QUOTH_NAME_CAPITALS,     /* several words with capitals */
  QUOTH_NAME_ACRONYM,      /* capitals only */
  QUOTH_NAME_HANDLE,
  QUOTH_NAME_FLAG,
  QUOTH_NAME_SINGLE, /* one word with a capital where none must be: too little alone */
  QUOTH_NAME_FIRST,  /* one word with a capital at the beginning of a sentence: says nothing alone */
} QuothNameReason;

/**
 * QuothFoundName:
 * @range: where; without title
 * @key: what it is called, folded; a flag by its country
 * @last: the last word, folded; %NULL if there is only one
 * @reason: why
 */
typedef struct
{
  QuothRange range;
  char *key;
  char *last;
  QuothNameReason reason;
} QuothFoundName;

/** quoth_found_names_new: (transfer full) (element-type QuothFoundName): an empty array that clears its names. */
GArray *quoth_found_names_new (void);

/** quoth_found_names_find: appends the names in @scan, in order. O(n). */
void quoth_found_names_find (const QuothScan *scan, GArray *names);

/**
 * quoth_found_names_merge:
 *
 * Sorts @names; where some overlap, leaves the one that begins first, of those that begin together the longest, of those the one with the surest reason.
 */
void quoth_found_names_merge (GArray *names);

/** quoth_flag_get_country: (transfer full) (nullable): the name in @language (BCP 47) of the country whose flag emoji @flag (UTF-8) is. */
char *quoth_flag_get_country (const char *flag, const char *language);

/** quoth_countries_add: adds the names of all countries in @language to @matcher. */
void quoth_countries_add (QuothAliasMatcher *matcher, const char *language);

G_END_DECLS
