/* quoth-format.c: what Quoth can read and write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-formats-private.h"

/* In the order they are to be listed: codings first, then the source texts. A line a format. */
static const QuothFormat *const formats[] = {
  &quoth_format_jsonl,
  &quoth_format_csv,
  &quoth_format_xlsx,
#ifdef HAVE_READSTAT
  &quoth_format_sav,
  &quoth_format_dta,
#endif
  &quoth_format_brat,
  &quoth_format_conll,
  &quoth_format_conllu,
  &quoth_format_doccano,
  &quoth_format_label_studio,
  &quoth_format_prodigy,
  &quoth_format_qdpx,
  &quoth_format_dna,
  &quoth_format_mardy,
  &quoth_format_claim_review,
  &quoth_format_hugging_face,
  &quoth_format_qdc,
  &quoth_format_tei,
  &quoth_format_web_annotation,
  &quoth_format_webanno,
  &quoth_format_xmi,
  &quoth_format_json_cas,
  &quoth_format_html_report,
#ifdef HAVE_PANGO
  &quoth_format_pdf_report,
#endif
  &quoth_format_text,
  &quoth_format_markdown,
  &quoth_format_html,
  &quoth_format_pdf,
  &quoth_format_docx,
  &quoth_format_odt,
  &quoth_format_epub,
  &quoth_format_subtitles,
  &quoth_format_posts,
  NULL,
};

const QuothFormat *const *
quoth_formats_get (void)
{
  return formats;
}

const QuothFormat *
quoth_format_find (const char *id)
{
  for (guint i = 0; formats[i] != NULL; i++)
    if (g_strcmp0 (formats[i]->id, id) == 0)
      return formats[i];
  return NULL;
}

const QuothFormat *
quoth_format_detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  const QuothFormat *best = NULL;
  int best_score = 0;

  for (guint i = 0; formats[i] != NULL; i++)
    {
      int score = formats[i]->detect != NULL ? formats[i]->detect (basename, head, n_bytes) : 0;

      if (score > best_score)
        {
          best_score = score;
          best = formats[i];
        }
    }
  return best;
}
