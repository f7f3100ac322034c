# golden: stdout status
# The smallest number of one word has no absolute value of one word; constant folding meets it.
print(-9223372036854775808 / 3)
print(-9223372036854775808 / -9223372036854775808)
print(3 / -9223372036854775808, 2.5 * -9223372036854775808, -9223372036854775808 - 0.5)
print((1 - 9223372036854775807 - 2) / 7)
