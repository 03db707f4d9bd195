/* intake-fixture.h: an intake without a project, for the tests of what readers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "formats/quoth-intake.h"
#include "text/quoth-error.h"

typedef struct
{
  GPtrArray *warnings;
  GPtrArray *losses;
  QuothIntake *intake;
} Fixture;

/* @data: what the file is called */
static inline void
intake_set_up (Fixture *self, gconstpointer data)
{
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->losses = quoth_losses_new ();
  self->intake = quoth_intake_new (data, NULL, NULL, NULL, FALSE, self->warnings, self->losses);
}

static inline void
intake_tear_down (Fixture *self, gconstpointer data)
{
  quoth_intake_free (self->intake);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->losses);
}
