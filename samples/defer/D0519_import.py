# golden: stdout verdict
# deferred: today
import calendar


def today(year):
    return calendar.isleap(year)


print(today(2024))
