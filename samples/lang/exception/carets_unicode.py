# golden: stdout status stderr verdict
# Wide characters before the error shift the carets.
names = {"日本": 1}
print("日本語", names["日本"]); print("é", "日本", names["☃"])
