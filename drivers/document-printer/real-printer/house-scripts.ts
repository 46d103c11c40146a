/**
 * Runs in the namespace, as its first process: loopback, a D-Bus of its own, Avahi (which DNS-SD wants), the printer, and the socket file
 * that leads to it. It ends with its input, so that nothing is left of a suite that was killed.
 */
export const houseScript = `set -eu
folder="$1"
ip link set lo up
cat > "$folder/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=$folder/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
END
export DBUS_SYSTEM_BUS_ADDRESS="unix:path=$folder/bus"
dbus-daemon --config-file="$folder/bus.conf" --nofork 2>/dev/null &
for _ in $(seq 100); do [ -S "$folder/bus" ] && break; sleep 0.1; done
mkdir -p /run/avahi-daemon
mount -t tmpfs none /run/avahi-daemon
avahi-daemon --no-drop-root --no-chroot --no-rlimits -f /dev/null >/dev/null 2>&1 &
for _ in $(seq 100); do
  dbus-send --bus="$DBUS_SYSTEM_BUS_ADDRESS" --print-reply --dest=org.freedesktop.Avahi / org.freedesktop.Avahi.Server.GetState >/dev/null 2>&1 && break
  sleep 0.1
done
ippeveprinter -p 8631 -n localhost -f application/pdf -d "$folder/spool" -c "$folder/print.sh" 'House Printer' >/dev/null 2>&1 &
socat "UNIX-LISTEN:$folder/door,fork" TCP:127.0.0.1:8631,retry=100,interval=0.1 &
cat >/dev/null
`;

/**
 * What the printer runs for each document: the works of it. What it writes to stderr is how the printer learns of its own state. The
 * printer only notes that a job is cancelled; to stop is the works' business, so they ask.
 */
export const printCommand = `#!/bin/sh
folder=$(dirname "$0")
name=$(basename "$1")
cancelled() {
  ipptool -tv "ipp://localhost:8631/ipp/print/\${name%%-*}" "$folder/job.test" | grep -q processing-to-stop-point
}
case "$(cat "$folder/behaviour")" in
  runs-out-of-paper)
    echo "STATE: +media-empty-error" >&2
    while [ "$(cat "$folder/behaviour")" = runs-out-of-paper ]; do
      cancelled && break
      sleep 0.1
    done
    echo "STATE: -media-empty-error" >&2 ;;
  breaks)
    exit 1 ;;
esac
cancelled || cp "$1" "$folder/out/$name"
`;

/** Asks how a job is, in the language of CUPS's `ipptool`. */
export const jobQuestion = `{
  OPERATION Get-Job-Attributes
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri job-uri $uri
  ATTR name requesting-user-name works
}
`;
