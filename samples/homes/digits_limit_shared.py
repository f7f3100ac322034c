# golden: stdout status stderr verdict
# The limit on the digits of an int's text is one for both halves, whoever sets it.
import sys


def digits(power):
    return len(str(10**power))


def read(count):
    return int("7" * count) % 1000


def attempt(function, size):
    try:
        print(function(size))
    except ValueError as error:
        print(error)


attempt(digits, 4299)
attempt(digits, 4300)
sys.set_int_max_str_digits(0)
attempt(digits, 6000)
attempt(read, 6000)
sys.set_int_max_str_digits(700)
attempt(digits, 699)
attempt(digits, 700)
attempt(read, 701)
print(sys.get_int_max_str_digits(), digits(400))
