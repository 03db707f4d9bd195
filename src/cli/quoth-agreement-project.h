/* quoth-agreement-project.h: how far the coders of a project agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-run.h"

G_BEGIN_DECLS

/**
 * QuothAgreementRequest:
 * @path: the project
 * @coders: (element-type utf8): their names; none: all who coded
 * @documents: (nullable): names or ids
 * @attribute: (nullable): of that layer
 * @disagreements: list them, instead of measuring
 * @methods: tell it in words, instead of a table
 */
typedef struct
{
  const char *path;
  GPtrArray *coders;
  const char *const *documents;
  QuothCodingLayer layer;
  const char *attribute;
  QuothCodingDivision division;
  gboolean disagreements;
  gboolean methods;
} QuothAgreementRequest;

/** quoth_agreement_project_run: reads the project, measures what @run wants of it, and writes that. */
gboolean quoth_agreement_project_run (QuothAgreementRun *run, const QuothAgreementRequest *request, GError **error);

G_END_DECLS
