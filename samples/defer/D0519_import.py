# golden: stdout verdict
# deferred: is_leap
def is_leap(year):
    import calendar

    return calendar.isleap(year)


print(is_leap(2024))
