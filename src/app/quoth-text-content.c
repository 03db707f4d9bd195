/* quoth-text-content.c: a stretch of a text, for a clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-text-content.h"

struct _QuothTextContent
{
  GdkContentProvider parent_instance;

  QuothText *text;
  QuothRange range;
};

G_DEFINE_FINAL_TYPE (QuothTextContent, quoth_text_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
quoth_text_content_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static gboolean
quoth_text_content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  QuothTextContent *self = QUOTH_TEXT_CONTENT (provider);

  if (!G_VALUE_HOLDS_STRING (value))
    return GDK_CONTENT_PROVIDER_CLASS (quoth_text_content_parent_class)->get_value (provider, value, error);
  g_value_take_string (value, quoth_text_dup_slice (self->text, self->range));
  return TRUE;
}

static void
quoth_text_content_finalize (GObject *object)
{
  g_clear_pointer (&QUOTH_TEXT_CONTENT (object)->text, quoth_text_unref);
  G_OBJECT_CLASS (quoth_text_content_parent_class)->finalize (object);
}

static void
quoth_text_content_class_init (QuothTextContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_text_content_finalize;
  provider_class->ref_formats = quoth_text_content_ref_formats;
  provider_class->get_value = quoth_text_content_get_value;
}

static void
quoth_text_content_init (QuothTextContent *self)
{
}

GdkContentProvider *
quoth_text_content_new (QuothText *text, QuothRange range)
{
  QuothTextContent *self = g_object_new (QUOTH_TYPE_TEXT_CONTENT, NULL);

  self->text = quoth_text_ref (text);
  self->range = range;
  return GDK_CONTENT_PROVIDER (self);
}
