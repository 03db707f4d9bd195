/* quoth-xml.h: writing and reading XML (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/tree.h>

#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/* ---- Writing ---- */

/** quoth_xml_dup_text: (transfer full): what a reader gets of a @text (UTF-8) that was written: U+FFFD stands for what XML cannot have. */
char *quoth_xml_dup_text (const char *text);

/**
 * quoth_xml_append_text: @text (UTF-8) as it stands between tags; a CR, of which a parser would make a LF, is written by its number.
 *
 * Returns: how many characters XML cannot have at all: U+FFFD stands for them
 */
guint quoth_xml_append_text (GString *out, const char *text);

/** quoth_xml_append_value: the same between the quotation marks of an attribute, where newlines and tabs are written by their numbers. */
guint quoth_xml_append_value (GString *out, const char *text);

/** quoth_xml_append_attribute: ' @name="@value"'; nothing for %NULL and "". */
guint quoth_xml_append_attribute (GString *out, const char *name, const char *value);

/* ---- Reading ---- */

/**
 * QuothXmlReader:
 *
 * A file that is read element by element. Nothing is fetched from anywhere, entities that a file defines are refused, since most that is hostile in
 * XML needs them, and so are elements nested more than 256 deep; a text may be as long as the
 * file, a tag 16 MB. Errors are the intake's, with the line.
 */
typedef struct _QuothXmlReader QuothXmlReader;

/**
 * quoth_xml_hush:
 *
 * What libxml2 has no parser to tell of (bytes that an encoding does not have), it prints on the standard error, in each thread until this was called there.
 * The last error of the thread is forgotten.
 */
void quoth_xml_hush (void);

/**
 * quoth_xml_reader_new:
 * @what: how an error calls what it should be ("a REFI-QDA project"), translated
 *
 * Returns: (transfer full): or %NULL with an error
 */
QuothXmlReader *quoth_xml_reader_new (QuothIntake *intake, GBytes *bytes, const char *what, GError **error);
void quoth_xml_reader_free (QuothXmlReader *self);

/**
 * quoth_xml_reader_next:
 * @over: whether to go over what is in the element, to what follows it
 *
 * Goes to the next element. Returns: %FALSE at the end, or with an error
 */
gboolean quoth_xml_reader_next (QuothXmlReader *self, gboolean over, GError **error);

/** quoth_xml_reader_get_name: (transfer none): of the element, without a prefix. */
const char *quoth_xml_reader_get_name (QuothXmlReader *self);

/** quoth_xml_reader_get_namespace: (transfer none): "" for none. */
const char *quoth_xml_reader_get_namespace (QuothXmlReader *self);

/** quoth_xml_reader_get_depth: 0 for the first element. */
guint quoth_xml_reader_get_depth (QuothXmlReader *self);

/** quoth_xml_reader_dup_attribute: (transfer full) (nullable): of the element. */
char *quoth_xml_reader_dup_attribute (QuothXmlReader *self, const char *name);

guint quoth_xml_reader_get_line (QuothXmlReader *self);

/** quoth_xml_reader_expand: (transfer none) (nullable): the element with all that is in it, until the next move; %NULL with an error. */
xmlNode *quoth_xml_reader_expand (QuothXmlReader *self, GError **error);

/* ---- Nodes ---- */

/** quoth_xml_is: whether it is an element of that name, whatever its namespace. */
gboolean quoth_xml_is (const xmlNode *node, const char *name);

/** quoth_xml_dup_attribute: (transfer full) (nullable) */
char *quoth_xml_dup_attribute (xmlNode *node, const char *name);

/** quoth_xml_dup_name: (transfer full) (nullable): the attribute as it is; %NULL if there is nothing in it but blanks. */
char *quoth_xml_dup_name (xmlNode *node, const char *name);

/** quoth_xml_dup_content: (transfer full): all text in it; "" for %NULL. */
char *quoth_xml_dup_content (xmlNode *node);

/** quoth_xml_find: (transfer none) (nullable): the first element @name right inside of @node. */
xmlNode *quoth_xml_find (const xmlNode *node, const char *name);

/** quoth_xml_next: (transfer none) (nullable): the next element @name (%NULL: any) beside @node, or @node itself; %NULL at the end. */
xmlNode *quoth_xml_next (xmlNode *node, const char *name);

guint quoth_xml_get_line (const xmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothXmlReader, quoth_xml_reader_free)

G_END_DECLS
