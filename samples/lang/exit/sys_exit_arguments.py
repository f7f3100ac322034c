# golden: stdout status
# `sys.exit(value)`: None gives no arguments, a tuple gives them all, a SystemExit is raised itself.
import sys

try:
    sys.exit(None)
except SystemExit as e:
    print(repr(e), e.args, e.code)
try:
    sys.exit((1, 2))
except SystemExit as e:
    print(repr(e), e.args, e.code)
try:
    sys.exit(())
except SystemExit as e:
    print(repr(e), e.args, e.code)
try:
    sys.exit((5,))
except SystemExit as e:
    print(repr(e), e.args, e.code)
try:
    sys.exit(2**70)
except SystemExit as e:
    print(repr(e), e.args, e.code)
try:
    sys.exit([1])
except SystemExit as e:
    print(repr(e), e.args, e.code)
try:
    sys.exit(True)
except SystemExit as e:
    print(repr(e), e.args, e.code)
try:
    sys.exit(((1,),))
except SystemExit as e:
    print(repr(e), e.args, e.code)
try:
    sys.exit((None, [2]))
except SystemExit as e:
    print(repr(e), e.args, e.code)
try:
    sys.exit(ValueError("x"))
except SystemExit as e:
    print(repr(e), e.args, e.code)
