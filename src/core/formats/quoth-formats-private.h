/* quoth-formats-private.h: the formats, as their files define them (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-format.h"

G_BEGIN_DECLS

extern const QuothFormat quoth_format_brat;
extern const QuothFormat quoth_format_claim_review;
extern const QuothFormat quoth_format_conll;
extern const QuothFormat quoth_format_conllu;
extern const QuothFormat quoth_format_csv;
extern const QuothFormat quoth_format_dna;
extern const QuothFormat quoth_format_doccano;
extern const QuothFormat quoth_format_docx;
extern const QuothFormat quoth_format_dta;
extern const QuothFormat quoth_format_epub;
extern const QuothFormat quoth_format_html;
extern const QuothFormat quoth_format_html_report;
extern const QuothFormat quoth_format_hugging_face;
extern const QuothFormat quoth_format_json_cas;
extern const QuothFormat quoth_format_jsonl;
extern const QuothFormat quoth_format_label_studio;
extern const QuothFormat quoth_format_mardy;
extern const QuothFormat quoth_format_markdown;
extern const QuothFormat quoth_format_odt;
extern const QuothFormat quoth_format_pdf;
extern const QuothFormat quoth_format_pdf_report;
extern const QuothFormat quoth_format_posts;
extern const QuothFormat quoth_format_prodigy;
extern const QuothFormat quoth_format_qdc;
extern const QuothFormat quoth_format_qdpx;
extern const QuothFormat quoth_format_sav;
extern const QuothFormat quoth_format_subtitles;
extern const QuothFormat quoth_format_tei;
extern const QuothFormat quoth_format_text;
extern const QuothFormat quoth_format_web_annotation;
extern const QuothFormat quoth_format_webanno;
extern const QuothFormat quoth_format_xlsx;
extern const QuothFormat quoth_format_xmi;

/** QUOTH_KIND_BIT: the bit of one kind in QuothFormat.carries. */
#define QUOTH_KIND_BIT(KIND) (1u << QUOTH_KIND_##KIND)

/** QUOTH_KINDS_ALL: QuothFormat.carries of a format that carries every kind. */
#define QUOTH_KINDS_ALL ((1u << QUOTH_N_KINDS) - 1)

G_END_DECLS
