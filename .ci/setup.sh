# shellcheck shell=bash
# setup.sh: what Quoth needs, and how each distribution calls it (sourced by run, tests/run and .ci/run)
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A need is looked for first and installed only if it is missing, so that a second run costs a moment.

# group, what proves that it is there (a command, a pkg-config module, a font, one of two files, or that GTK can draw
# icons in SVG), then its package by apt, dnf, pacman, zypper; "-" where a distribution may have none, and Quoth can do without
quoth_needs='
build cmd:cc                 gcc                   gcc                   gcc              gcc
build cmd:ninja              ninja-build           ninja-build           ninja            ninja
build cmd:meson              meson                 meson                 meson            meson
build cmd:pkg-config         pkg-config            pkgconf-pkg-config    pkgconf          pkg-config
build cmd:msgfmt             gettext               gettext               gettext          gettext-tools
build pc:glib-2.0>=2.74      libglib2.0-dev        glib2-devel           glib2-devel      glib2-devel
build pc:sqlite3>=3.40       libsqlite3-dev        sqlite-devel          sqlite           sqlite3-devel
build pc:icu-uc              libicu-dev            libicu-devel          icu              libicu-devel
build pc:libpcre2-8          libpcre2-dev          pcre2-devel           pcre2            pcre2-devel
build pc:uchardet            libuchardet-dev       uchardet-devel        uchardet         libuchardet-devel
build pc:jansson             libjansson-dev        jansson-devel         jansson          libjansson-devel
build pc:libxml-2.0          libxml2-dev           libxml2-devel         libxml2          libxml2-devel
build pc:libarchive>=3.6     libarchive-dev        libarchive-devel      libarchive       libarchive-devel
build pc:libcmark            libcmark-dev          cmark-devel           cmark            cmark-devel
build pc:pangocairo>=1.50  libpango1.0-dev       pango-devel           pango            pango-devel
build pc:poppler-glib>=20.09 libpoppler-glib-dev poppler-glib-devel    poppler-glib     libpoppler-glib-devel
build pc:xlsxwriter>=1.1    libxlsxwriter-dev     libxlsxwriter-devel   -                libxlsxwriter-devel
build file:/usr/include/readstat.h libreadstat-dev readstat-devel    -                readstat-devel
build pc:nettle             nettle-dev            nettle-devel          nettle           libnettle-devel
build cmd:glib-compile-resources libglib2.0-dev-bin glib2-devel          glib2-devel      glib2-devel
app   pc:gtk4>=4.8           libgtk-4-dev          gtk4-devel            gtk4             gtk4-devel
app   pc:gtksourceview-5     libgtksourceview-5-dev gtksourceview5-devel gtksourceview5   gtksourceview5-devel
app   pc:libadwaita-1>=1.2   libadwaita-1-dev      libadwaita-devel      libadwaita       libadwaita-devel
app   cmd:update-desktop-database desktop-file-utils desktop-file-utils  desktop-file-utils desktop-file-utils
test  pc:atspi-2             libatspi2.0-dev       at-spi2-core-devel    at-spi2-core     at-spi2-core-devel
test  file:/usr/libexec/at-spi-bus-launcher|/usr/lib/at-spi-bus-launcher at-spi2-core at-spi2-core at-spi2-core at-spi2-core
test  cmd:Xvfb               xvfb                  xorg-x11-server-Xvfb  xorg-server-xvfb xorg-x11-server-Xvfb
test  pc:x11                 libx11-dev            libX11-devel          libx11           libX11-devel
test  cmd:dbus-run-session   dbus                  dbus-daemon           dbus             dbus-1-daemon
test  cmd:xdotool            xdotool               xdotool               xdotool          xdotool
test  cmd:xclip             xclip                 xclip                 xclip            xclip
test  cmd:import             imagemagick           ImageMagick           imagemagick      ImageMagick
test  cmd:sqlite3            sqlite3               sqlite                sqlite           sqlite3
test  cmd:desktop-file-validate desktop-file-utils desktop-file-utils    desktop-file-utils desktop-file-utils
test  cmd:appstreamcli       appstream             appstream             appstream        AppStream
test  cmd:xmllint            libxml2-utils         libxml2               libxml2          libxml2-tools
test  file:/usr/lib/python3/dist-packages/nltk python3-nltk - - -
test  cmd:pdftotext         poppler-utils         poppler-utils         poppler          poppler-tools
test  cmd:groff              groff                 groff                 groff            groff
app   svg:icons             librsvg2-common       librsvg2              librsvg          gdk-pixbuf-loader-rsvg
app   file:/usr/share/icons/Adwaita/index.theme adwaita-icon-theme adwaita-icon-theme adwaita-icon-theme adwaita-icon-theme
test  font:Cantarell         fonts-cantarell       abattis-cantarell-fonts cantarell-fonts cantarell-fonts
app   font:NotoColorEmoji    fonts-noto-color-emoji google-noto-color-emoji-fonts noto-fonts-emoji google-noto-coloremoji-fonts
'

# is_there PROOF: whether a need is met
is_there () {
  case $1 in
    cmd:*) command -v "${1#cmd:}" >/dev/null 2>&1 ;;
    pc:*'>='*) set -- "${1#pc:}"; pkg-config --atleast-version="${1#*>=}" "${1%>=*}" 2>/dev/null ;;
    pc:*) pkg-config --exists "${1#pc:}" 2>/dev/null ;;
    # GTK draws its icons itself since 4.20, and by a loader of GdkPixbuf before, which is only recommended by Debian's packages.
    svg:*)
      pkg-config --atleast-version=4.20 gtk4 2>/dev/null \
        || compgen -G '/usr/lib*/gdk-pixbuf-2.0/*/loaders/libpixbufloader?svg.so' >/dev/null \
        || compgen -G '/usr/lib/*/gdk-pixbuf-2.0/*/loaders/libpixbufloader?svg.so' >/dev/null ;;
    font:*) find /usr/share/fonts "$HOME/.local/share/fonts" -iname "*${1#font:}*" 2>/dev/null | grep -q . ;;
    file:*'|'*) set -- "${1#file:}"; [ -e "${1%|*}" ] || [ -e "${1#*|}" ] ;;
    file:*) [ -e "${1#file:}" ] ;;
  esac
}

# package_column: which column of the table this machine's package manager reads
package_column () {
  if command -v apt-get >/dev/null 2>&1; then echo 3
  elif command -v dnf >/dev/null 2>&1; then echo 4
  elif command -v pacman >/dev/null 2>&1; then echo 5
  elif command -v zypper >/dev/null 2>&1; then echo 6
  else echo 2
  fi
}

# missing GROUPS: the packages (or, for an unknown distribution, the proofs) of what is not there
missing () {
  local column group proof apt dnf pacman zypper
  column=$(package_column)
  echo "$quoth_needs" | while read -r group proof apt dnf pacman zypper; do
    case " $1 " in *" $group "*) ;; *) continue ;; esac
    if ! is_there "$proof"; then
      case $column in
        2) echo "${proof#*:}" ;; 3) echo "$apt" ;; 4) echo "$dnf" ;; 5) echo "$pacman" ;; 6) echo "$zypper" ;;
      esac
    fi
  done | sed '/^-$/d' | sort -u | tr '\n' ' '
}

# install PACKAGES: with this machine's package manager
install_packages () {
  local as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  case $(package_column) in
    3) $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" ;;
    4) $as_root dnf install -y -q "$@" ;;
    5) $as_root pacman -S --needed --noconfirm "$@" ;;
    6) $as_root zypper --non-interactive install "$@" ;;
    *) return 1 ;;
  esac
}

# need GROUPS: installs what is missing of them, or says what is and exits 2
need () {
  local packages log
  packages=$(missing "$1")
  [ -n "${packages% }" ] || return 0
  if [ "$(package_column)" = 2 ]; then
    echo "This script knows the packages of Debian, Ubuntu, Fedora, Arch and openSUSE, not of this system." >&2
    echo "Please install what provides: $packages" >&2
    exit 2
  fi
  echo "Installing what is missing: $packages"
  log=$(mktemp)
  # shellcheck disable=SC2086 # a list of packages
  if ! install_packages $packages >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "These packages could not be installed: $packages" >&2
    exit 2
  fi
  rm -f "$log"
  packages=$(missing "$1")
  if [ -n "${packages% }" ]; then
    echo "Still missing after the installation, or too old: $packages" >&2
    exit 2
  fi
}

# build DIRECTORY OPTIONS…: sets a build directory up, or anew if its options changed, and builds it
build () {
  local directory=$1 log
  shift
  log=$(mktemp)
  if [ "$(cat "$directory/.options" 2>/dev/null)" != "$*" ] || [ ! -f "$directory/build.ninja" ]; then
    rm -rf "$directory"
    if ! meson setup "$directory" "$@" >"$log" 2>&1; then
      tail -n 20 "$log" >&2
      rm -f "$log"
      return 1
    fi
    echo "$*" >"$directory/.options"
  fi
  if ! ninja -C "$directory" >"$log" 2>&1; then
    grep -vE '^\[[0-9]+/[0-9]+\] (Compiling|Linking|Generating)' "$log" | tail -n 60 >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}
