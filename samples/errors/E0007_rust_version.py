# golden: status stdout stderr
# command: build <sample>
# env: HYBRIDC_RUSTC=<folder>/_fake/old_rustc
print("never built: old rustc")
