/* quoth-brat-configuration.c: what brat is told there is to code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-brat.h"

#include <string.h>

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The values of @table, sorted, so that two exports are the same. */
static GPtrArray *
list_values (GHashTable *table)
{
  GPtrArray *values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (values, value);
  g_ptr_array_sort (values, compare_strings);
  return values;
}

static void
append_lines (GString *out, GPtrArray *names, const char *rest)
{
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (out, "%s%s\n", (const char *) names->pdata[i], rest);
}

static void
append_annotation_conf (QuothBrat *self, GString *out)
{
  g_autoptr (GPtrArray) entities = list_values (self->entities);
  g_autoptr (GPtrArray) types = list_values (self->types);
  g_autoptr (GPtrArray) relations = list_values (self->relation_kinds);
  g_autoptr (GPtrArray) codes = list_values (self->codes);
  g_autoptr (GString) any_entity = g_string_new (NULL);
  g_autoptr (GString) any_type = g_string_new (NULL);

  for (guint i = 0; i < entities->len; i++)
    g_string_append_printf (any_entity, "%s%s", i > 0 ? "|" : "", (const char *) entities->pdata[i]);
  for (guint i = 0; i < types->len; i++)
    g_string_append_printf (any_type, "|%s", (const char *) types->pdata[i]);

  g_string_append (out, QUOTH_BRAT_MARK "\n[entities]\n\n");
  append_lines (out, entities, "");
  append_lines (out, types, "");
  g_string_append (out, "Cue\nEvidence\n\n[relations]\n\n");
  append_lines (out, relations, "\tArg1:Claim, Arg2:Claim");
  g_string_append (out, "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n");
  g_string_append_printf (out,
                          "Claim\tClaimant*:%s, Addressee*:%s, Object*:%s, Cue*:Cue%s, Evidence*:Evidence\n",
                          any_entity->str,
                          any_entity->str,
                          any_entity->str,
                          any_type->str);
  g_string_append (out,
                   "\n[attributes]\n\n"
                   "Factuality\tArg:Claim, Value:CT+|CT-|PR+|PR-|PS+|PS-|CTu|Uu\n"
                   "Mode\tArg:Claim, Value:direct|indirect|mixed|unattributed\n");
  append_lines (out, codes, "\tArg:Claim, Value:For|Against|Neutral|Unset");
}

/* Labels are separated by "|" and tabs, and "<…>" is a macro to brat. */
static void
append_label (GString *out, const char *name, const char *label)
{
  g_string_append (out, name);
  g_string_append (out, " | ");
  for (const char *p = label; *p != '\0'; p++)
    g_string_append_c (out, (guchar) *p < 0x20 || strchr ("|<>", *p) != NULL ? ' ' : *p);
  g_string_append_c (out, '\n');
}

static void
append_labels (QuothBrat *self, GString *out)
{
  g_autoptr (GPtrArray) codes = list_values (self->codes);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id, name;

  g_hash_table_iter_init (&iter, self->codes);
  while (g_hash_table_iter_next (&iter, &id, &name))
    g_hash_table_insert (names, name, id);
  for (guint i = 0; i < codes->len; i++)
    {
      QuothCode *code = quoth_export_lookup (
        self->export, QUOTH_KIND_CODE, g_hash_table_lookup (names, codes->pdata[i]));

      append_label (out, codes->pdata[i], code != NULL ? code->name : codes->pdata[i]);
    }

  g_hash_table_iter_init (&iter, self->entities);
  while (g_hash_table_iter_next (&iter, &id, &name))
    g_hash_table_insert (names, name, id);
  {
    g_autoptr (GPtrArray) entities = list_values (self->entities);

    for (guint i = 0; i < entities->len; i++)
      {
        g_autofree char *label = g_strdup (g_hash_table_lookup (names, entities->pdata[i]));

        label[0] = g_ascii_toupper (label[0]);
        append_label (out, entities->pdata[i], label);
      }
  }
}

static void
append_visual_conf (QuothBrat *self, GString *out)
{
  g_string_append (out, QUOTH_BRAT_MARK "\n[labels]\n\n");
  append_labels (self, out);
  g_string_append (out,
                   "Claim | Claim | Cl\n"
                   "Cue | Cue\n"
                   "Evidence | Evidence | Ev\n"
                   "Claimant | Claimant | by\n"
                   "Addressee | Addressee | to\n"
                   "Object | Object | on\n"
                   "\n[drawing]\n\n"
                   "SPAN_DEFAULT\tfgColor:black, bgColor:#e0e0e0, borderColor:darken\n"
                   "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n"
                   "ATTRIBUTE_DEFAULT\tglyph:*\n"
                   "Person\tbgColor:#99c1f1\n"
                   "Organisation\tbgColor:#8ff0a4\n"
                   "State\tbgColor:#f9f06b\n"
                   "Group\tbgColor:#ffbe6f\n"
                   "Media\tbgColor:#dc8add\n"
                   "Claim\tbgColor:#f6d32d\n"
                   "Cue\tbgColor:#cdab8f\n"
                   "Evidence\tbgColor:#cdab8f\n"
                   "contradicts\tcolor:#c01c28\n"
                   "supports\tcolor:#26a269\n");
}

static void
append_tools_conf (QuothBrat *self, GString *out)
{
  g_string_append (out,
                   QUOTH_BRAT_MARK "\n[options]\n\n"
                                   "Tokens\ttokenizer:whitespace\n"
                                   "Sentences\tsplitter:newline\n"
                                   "Validation\tvalidate:all\n"
                                   "Annotation-log\tlogfile:<NONE>\n"
                                   "\n[normalization]\n\n"
                                   "Quoth\tDB:quoth, <URL>:https://www.wikidata.org/\n"
                                   "Wikidata\tDB:wikidata, <URL>:https://www.wikidata.org/, "
                                   "<URLBASE>:https://www.wikidata.org/wiki/%s\n");
}

static gboolean
write_file (QuothBrat *self, const char *name, void (*append) (QuothBrat *, GString *), GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (self->export, name, error);

  if (file == NULL)
    return FALSE;
  append (self, file->buffer);
  return quoth_export_file_close (file, error);
}

gboolean
quoth_brat_write_configuration (QuothBrat *self, GError **error)
{
  return write_file (self, "annotation.conf", append_annotation_conf, error)
         && write_file (self, "visual.conf", append_visual_conf, error)
         && write_file (self, "tools.conf", append_tools_conf, error);
}
