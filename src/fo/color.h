#pragma once

#include <glib.h>
#include <stdbool.h>

/** A colour by name (in any case) or "#rgb", "#rrggbb" or "#rrggbbaa"; as 0xRRGGBBAA. */
bool fo_color_find(const char *text, guint32 *color);

/** A system colour of CSS2, "WindowText", in any case; as 0xRRGGBBAA. */
bool fo_color_find_system(const char *name, guint32 *color);

/** From shares of 0 to 1; what lies outside is brought in. */
guint32 fo_color_from_rgb(double red, double green, double blue);

/** From inks, 0 to 1, by the plain formula: no profile is at hand. */
guint32 fo_color_from_cmyk(double cyan, double magenta, double yellow, double black);
