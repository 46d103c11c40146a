#!/bin/sh
# Puts the agent and the kiosk's screen of this PC into place; run as root from the project's folder, after the build.
# May be run again: configuration that is there is left alone. DESTDIR installs into another root, without users and services.
set -eu

here=docs/hardware
root=${DESTDIR:-}
[ -f dist/agent.js ] || { echo "install-terminal: build first: npm run build" >&2; exit 1; }

if [ -z "$root" ]; then
  [ "$(id -u)" = 0 ] || { echo "install-terminal: run this as root" >&2; exit 1; }
  getent group tidehall-power >/dev/null || groupadd --system tidehall-power
  id tidehall-agent >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin tidehall-agent
  id tidehall-kiosk >/dev/null 2>&1 || useradd --system --create-home --home-dir /var/lib/tidehall-kiosk --shell /bin/sh tidehall-kiosk
fi

mkdir -p "$root/opt/tidehall"
cp -R dist package.json node_modules "$root/opt/tidehall/"

install -D -m 0644 $here/tidehall-agent.service "$root/etc/systemd/system/tidehall-agent.service"
install -D -m 0644 $here/tidehall-kiosk.service "$root/etc/systemd/system/tidehall-kiosk.service"
install -D -m 0644 $here/70-tidehall-polkit.rules "$root/etc/polkit-1/rules.d/70-tidehall.rules"

# These name this hall and this PC: written once, then yours.
keep() {
  [ -e "$root$3" ] || install -D -m "$1" "$2" "$root$3"
}
keep 0644 $here/70-tidehall.rules /etc/udev/rules.d/70-tidehall.rules
keep 0644 $here/chromium-policy.json /etc/chromium/policies/managed/tidehall.json
keep 0640 $here/agent.example.json /etc/tidehall/agent.json
[ -e "$root/etc/tidehall/kiosk.env" ] || printf 'KIOSK_URL=https://hall.example/kiosk/\n' >"$root/etc/tidehall/kiosk.env"
# For the first start the agent's token stands in it.
chmod 0640 "$root/etc/tidehall/kiosk.env"

if [ -z "$root" ]; then
  chgrp tidehall-agent /etc/tidehall/agent.json
  chgrp tidehall-kiosk /etc/tidehall/kiosk.env
  udevadm control --reload
  udevadm trigger --subsystem-match=tty --subsystem-match=usbmisc --subsystem-match=rtc
  systemctl daemon-reload
  systemctl set-default graphical.target
  echo "install-terminal: now write /etc/tidehall/agent.json, /etc/tidehall/kiosk.env and the udev rules, then:"
  echo "  systemctl enable --now tidehall-agent tidehall-kiosk"
fi
