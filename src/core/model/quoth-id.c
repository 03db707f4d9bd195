/* quoth-id.c: the ids of everything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UUIDv7 with a counter (RFC 9562, 6.2, method 1): 48 bits of milliseconds, then 12 + 14 bits that
 * count up within a millisecond from a random start, then random bits. When the clock runs
 * backwards, or the counter overflows, the last millisecond is kept or moved on by one, so that ids of
 * one process always ascend.
 */

#include "model/quoth-id.h"

#include <string.h>

#include "text/quoth-sha256.h"

#define COUNTER_BITS 26

static GMutex lock;
static guint64 last_ms;
static guint32 counter;

static void
advance (void)
{
  guint64 now = (guint64) g_get_real_time () / 1000;

  if (now > last_ms)
    {
      last_ms = now;
      counter = g_random_int () >> (32 - COUNTER_BITS + 1);
    }
  else if (++counter >> COUNTER_BITS)
    {
      last_ms++;
      counter = 0;
    }
}

QuothId
quoth_id_new (void)
{
  QuothId id;
  guint32 low = g_random_int ();
  guint8 random = (guint8) g_random_int ();

  g_mutex_lock (&lock);
  advance ();
  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8) (last_ms >> (8 * (5 - i)));
  id.bytes[6] = (guint8) (0x70 | (counter >> 22));
  id.bytes[7] = (guint8) (counter >> 14);
  id.bytes[8] = (guint8) (0x80 | ((counter >> 8) & 0x3f));
  id.bytes[9] = (guint8) counter;
  g_mutex_unlock (&lock);

  id.bytes[10] = random;
  id.bytes[11] = (guint8) (random ^ (low >> 13));
  memcpy (id.bytes + 12, &low, sizeof low);
  return id;
}

gboolean
quoth_id_from_string (const char *string, QuothId *id)
{
  QuothId read;
  guint n = 0;

  if (strlen (string) != QUOTH_ID_STRING_SIZE - 1)
    return FALSE;

  for (guint i = 0; i < QUOTH_ID_STRING_SIZE - 1; i++)
    {
      int digit = g_ascii_xdigit_value (string[i]);

      if (i == 8 || i == 13 || i == 18 || i == 23)
        {
          if (string[i] != '-')
            return FALSE;
          continue;
        }
      if (digit < 0)
        return FALSE;
      read.bytes[n / 2] = (guint8) (n % 2 ? read.bytes[n / 2] << 4 | digit : digit);
      n++;
    }

  *id = read;
  return TRUE;
}

char *
quoth_id_to_string (const QuothId *id, char buffer[QUOTH_ID_STRING_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *out = buffer;

  for (guint i = 0; i < sizeof id->bytes; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[id->bytes[i] >> 4];
      *out++ = digits[id->bytes[i] & 15];
    }
  *out = '\0';
  return buffer;
}

char *
quoth_id_dup_string (const QuothId *id)
{
  return quoth_id_to_string (id, g_malloc (QUOTH_ID_STRING_SIZE));
}

gboolean
quoth_id_is_none (const QuothId *id)
{
  static const QuothId none = { { 0 } };

  return memcmp (id, &none, sizeof none) == 0;
}

int
quoth_id_compare (const QuothId *a, const QuothId *b)
{
  return memcmp (a, b, sizeof *a);
}

gboolean
quoth_id_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (QuothId)) == 0;
}

guint
quoth_id_hash (gconstpointer id)
{
  const guint8 *bytes = ((const QuothId *) id)->bytes;
  guint32 low, middle;

  memcpy (&low, bytes + 12, sizeof low);
  memcpy (&middle, bytes + 7, sizeof middle);
  return low ^ middle * 2654435761u;
}

QuothId
quoth_id_derive (const char *what, const QuothId *ids, guint n_ids)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 sha256[QUOTH_SHA256_SIZE];
  QuothId id;

  g_byte_array_append (all, (const guint8 *) what, (guint) strlen (what) + 1);
  for (guint i = 0; i < n_ids; i++)
    g_byte_array_append (all, ids[i].bytes, sizeof ids[i].bytes);
  quoth_sha256 (all->data, all->len, sha256);
  memcpy (id.bytes, sha256, sizeof id.bytes);
  id.bytes[6] = (guint8) (0x80 | (id.bytes[6] & 0x0f));
  id.bytes[8] = (guint8) (0x80 | (id.bytes[8] & 0x3f));
  return id;
}

QuothId *
quoth_id_memdup (const QuothId *id)
{
  return g_memdup2 (id, sizeof *id);
}
