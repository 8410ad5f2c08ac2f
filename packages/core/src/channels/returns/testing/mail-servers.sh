#!/bin/sh
# Lets Debian's own mail servers return mails to us, on loopback, in mounts that nobody else sees.
#   unshare --mount sh mail-servers.sh PACKAGES WORK EXIM_PORT POSTFIX_PORT
# PACKAGES holds the unpacked packages of Postfix, Exim, and Dovecot with Pigeonhole, which Debian would not install side by side.
# Every mail that comes back is a file of WORK/returned, named after the server that wrote it and what was wrong.
set -eu
packages=$1 work=$2 exim_port=$3 postfix_port=$4
box=$work/box returned=$work/returned
back=$(date -u -d '+30 days' +%d.%m.%Y)

# --- Accounts ---------------------------------------------------------------------------------------------------------
mkdir -p "$work/etc/exim4" "$work/etc/postfix" "$work/etc/dovecot" "$returned" "$box" "$work/absent" "$work/log"
others() { grep -v -E '^(Debian-exim|postfix|postdrop|dovecot|dovenull|absent):' "$1"; }
{ others /etc/passwd
  printf '%s:x:%s:%s::/nonexistent:/usr/sbin/nologin\n' Debian-exim 991 991 postfix 992 992 dovecot 994 994 dovenull 995 995
  echo "absent:x:998:998::$work/absent:/usr/sbin/nologin"; } >"$work/etc/passwd"
{ others /etc/group
  printf '%s:x:%s:\n' Debian-exim 991 postfix 992 postdrop 993 dovecot 994 dovenull 995 absent 998; } >"$work/etc/group"
chmod 711 "$work"
chmod 777 "$box"

# --- Exim knows `shop`, `away`, and `full`, whose mailbox holds 1 KB; all else goes to Postfix ------------------------
cat >"$work/etc/exim4/exim4.conf" <<CONF
primary_hostname = mx.exim.test
qualify_domain = exim.test
disable_ipv6 = true
local_interfaces = 127.0.0.1
daemon_smtp_ports = $exim_port
message_size_limit = \${if def:sender_host_address {20K}{80K}}
tls_advertise_hosts =
trusted_users = root
delay_warning = 1s
acl_smtp_rcpt = acl_rcpt
begin acl
acl_rcpt:
  deny    message = relay not permitted
          ! domains = exim.test
  accept  verify = recipient
begin routers
  dead:
    driver = manualroute
    domains = dead.test
    transport = smtp_dead
    route_list = * 127.0.0.1
    self = send
  others:
    driver = manualroute
    domains = ! exim.test
    transport = smtp_postfix
    route_list = * 127.0.0.1
    self = send
  away:
    driver = accept
    local_parts = away
    senders = ! :
    transport = vacation
  known:
    driver = accept
    local_parts = shop : full
    transport = file
begin transports
  smtp_postfix:
    driver = smtp
    port = $postfix_port
  smtp_dead:
    driver = smtp
    port = 1
  file:
    driver = appendfile
    file = $box/exim-\$local_part_data
    user = Debian-exim
    quota = \${if eq{\$local_part_data}{full}{1K}{0}}
  vacation:
    driver = autoreply
    user = Debian-exim
    from = away@exim.test
    to = \$sender_address
    subject = =?utf-8?Q?R=C3=A9ponse_automatique?=: \$h_subject:
    text = Je suis absent jusqu'au $back. Merci de contacter Marie Dupont, remplacement@exim.test.
begin retry
dead.test  *  F,1d,1d
CONF

# --- Postfix knows `shop` and `full`, whose mailbox holds 40 KB; it sends all else to Exim ------------------------------
cat >"$work/etc/postfix/main.cf" <<CONF
compatibility_level = 3.6
myhostname = mx.postfix.test
myorigin = postfix.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
smtpd_relay_restrictions = reject_unauth_destination
virtual_mailbox_domains = postfix.test
virtual_mailbox_base = $box
virtual_mailbox_maps = inline:{shop@postfix.test=postfix-shop, full@postfix.test=postfix-full}
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_mailbox_limit = 40960
message_size_limit = 40960
mailbox_size_limit = 40960
relayhost = [127.0.0.1]:$exim_port
alias_maps =
alias_database =
maillog_file = /var/log/postfix.log
queue_directory = /var/spool/postfix
data_directory = /var/spool/postfix-data
CONF
cat >"$work/etc/postfix/master.cf" <<CONF
$postfix_port inet n - n - - smtpd
pickup   unix n - n 60 1 pickup
cleanup  unix n - n - 0 cleanup
qmgr     unix n - n 300 1 qmgr
rewrite  unix - - n - - trivial-rewrite
proxymap unix - - n - - proxymap
anvil    unix - - n - 1 anvil
bounce   unix - - n - 0 bounce
defer    unix - - n - 0 bounce
trace    unix - - n - 0 bounce
smtp     unix - - n - - smtp
error    unix - - n - - error
retry    unix - - n - - error
virtual  unix - n n - - virtual
showq    unix n - n - - showq
postlog  unix-dgram n - n - 1 postlogd
CONF

# --- Dovecot's Pigeonhole answers for `absent` -------------------------------------------------------------------------
cat >"$work/etc/dovecot/dovecot.conf" <<CONF
base_dir = $work/absent/base
log_path = $work/absent/log
mail_location = maildir:$work/absent/Maildir
hostname = mx.dovecot.test
postmaster_address = postmaster@dovecot.test
sendmail_path = $work/absent/send
ssl = no
protocol lda {
  mail_plugins = sieve
}
plugin {
  sieve = file:$work/absent/away.sieve
}
CONF
cat >"$work/absent/away.sieve" <<CONF
require "vacation";
vacation :addresses "absent@dovecot.test" :subject "Abwesend"
  "Ich bin bis zum $back nicht im Büro. In dringenden Fällen wenden Sie sich bitte an Frau Erika Muster, vertretung@dovecot.test.";
CONF
printf '#!/bin/sh\ncat >%s/dovecot-vacation\n' "$work/absent" >"$work/absent/send"
chmod 755 "$work/absent/send"
chown -R 998:998 "$work/absent"

# --- The machine as the servers see it ---------------------------------------------------------------------------------
mount -t overlay overlay -o "lowerdir=$packages/usr:/usr" /usr
mount -t overlay overlay -o "lowerdir=$work/etc:$packages/etc:/etc" /etc
mount -t tmpfs tmpfs /var/spool
mount --bind "$work/log" /var/log
install -d -o Debian-exim -g Debian-exim /var/spool/exim4 /var/log/exim4
install -d /var/spool/postfix
install -d -o postfix /var/spool/postfix-data

mail_of() { # FROM TO OCTETS
  printf 'From: %s\nTo: %s\nSubject: Invoice 2026-1\nDate: Sun, 29 Nov 2026 10:00:00 +0100\nMessage-ID: <invoice-1@shop.test>\n\n' "$1" "$2"
  head -c "$3" /dev/zero | tr '\0' x | fold -w 72
  echo
}
by_exim() { mail_of shop@exim.test "$1" "$2" | exim4 -odi -f shop@exim.test "$1"; }
by_postfix() { mail_of shop@postfix.test "$1" "$2" | sendmail -f shop@postfix.test ${3:+-N "$3"} "$1"; }
keep() { # BOX NAME: waits for what came back, and takes it out of the mailbox
  for _ in $(seq 150); do [ -s "$box/$1" ] && break; sleep 0.1; done
  [ -s "$box/$1" ] && sleep 0.2 && mv "$box/$1" "$returned/$2" || echo "nothing came back: $2" >&2
}

exim4 -bdf &
exim=$!
postfix start >/dev/null 2>&1
trap 'kill $exim; postfix stop >/dev/null 2>&1' EXIT

by_exim nobody@exim.test 10; keep exim-shop exim-unknown
by_exim full@exim.test 3000; keep exim-shop exim-full
by_exim nobody@postfix.test 10; keep exim-shop exim-unknown-at-postfix
by_exim someone@elsewhere.test 10; keep exim-shop exim-relay-denied
by_exim shop@postfix.test 60000; keep exim-shop exim-too-big
by_exim someone@dead.test 10; sleep 2; exim4 -qff; keep exim-shop exim-delay
by_exim away@exim.test 10; keep exim-shop exim-vacation

by_postfix nobody@exim.test 10; keep postfix-shop postfix-unknown-at-exim
by_postfix someone@elsewhere.test 10; keep postfix-shop postfix-relay-denied
by_postfix shop@exim.test 30000; keep postfix-shop postfix-too-big
by_postfix full@postfix.test 10 success; keep postfix-shop postfix-delivered
by_postfix full@postfix.test 30000; by_postfix full@postfix.test 30000; keep postfix-shop postfix-full

{ echo 'Return-Path: <shop@postfix.test>'; mail_of shop@postfix.test absent@dovecot.test 10; } |
  setpriv --reuid 998 --regid 998 --clear-groups env HOME="$work/absent" USER=absent \
    /usr/lib/dovecot/dovecot-lda -f shop@postfix.test -a absent@dovecot.test
mv "$work/absent/dovecot-vacation" "$returned/"
