# golden: status stdout stderr
# command: build <sample>
# env: HYBRIDC_CACHE=/dev/null/cache
print("never built: no cache")
