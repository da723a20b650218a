"""Runs a command in a pseudo-terminal and presses keys when the words before them have appeared."""
import fcntl, json, os, pty, select, signal, struct, sys, termios, time

steps, command = json.loads(sys.argv[1]), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    # A new terminal has no columns, in which prompts break every line behind its first letter.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 160, 0, 0))
    os.execvp(command[0], command)
before = termios.tcgetattr(terminal)[3]
seen, mark, deadline = '', 0, time.time() + 25


def read():
    global seen
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if not ready:
        return True
    try:
        data = os.read(terminal, 65536)
    except OSError:
        return False
    seen += data.decode('utf-8', 'replace')
    return len(data) > 0


for words, keys in steps:
    while words not in seen[mark:]:
        if time.time() > deadline or not read():
            os.kill(pid, signal.SIGKILL)
            sys.stderr.write(f'never saw {words!r} in {seen!r}')
            sys.exit(1)
    mark = seen.index(words, mark) + len(words)
    os.write(terminal, keys.encode())
while read():
    if time.time() > deadline:
        # It waits for keys that nobody presses any more.
        os.kill(pid, signal.SIGKILL)
        break
after = None
try:
    after = termios.tcgetattr(terminal)[3]
except termios.error:
    pass
_, status = os.waitpid(pid, 0)
print(json.dumps({
    'code': os.waitstatus_to_exitcode(status),
    'seen': seen,
    'restored': after is not None and (after & (termios.ICANON | termios.ECHO)) == (before & (termios.ICANON | termios.ECHO)),
}))
