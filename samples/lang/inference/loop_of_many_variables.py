# golden: verdict stdout status
# A type takes as many rounds of the loop to arrive as there are variables that hand it on.
def rotate(n):
    v0 = v1 = v2 = v3 = v4 = v5 = v6 = v7 = v8 = v9 = v10 = v11 = 0
    v12 = v13 = v14 = v15 = v16 = v17 = v18 = v19 = v20 = v21 = v22 = v23 = 0
    v24 = v25 = v26 = v27 = v28 = v29 = v30 = v31 = v32 = v33 = v34 = v35 = 0
    v36 = v37 = v38 = v39 = v40 = v41 = v42 = v43 = v44 = v45 = v46 = v47 = 0
    v48 = "s"
    for _ in range(n):
        v0 = v1; v1 = v2; v2 = v3; v3 = v4
        v4 = v5; v5 = v6; v6 = v7; v7 = v8
        v8 = v9; v9 = v10; v10 = v11; v11 = v12
        v12 = v13; v13 = v14; v14 = v15; v15 = v16
        v16 = v17; v17 = v18; v18 = v19; v19 = v20
        v20 = v21; v21 = v22; v22 = v23; v23 = v24
        v24 = v25; v25 = v26; v26 = v27; v27 = v28
        v28 = v29; v29 = v30; v30 = v31; v31 = v32
        v32 = v33; v33 = v34; v34 = v35; v35 = v36
        v36 = v37; v37 = v38; v38 = v39; v39 = v40
        v40 = v41; v41 = v42; v42 = v43; v43 = v44
        v44 = v45; v45 = v46; v46 = v47; v47 = v48
        v48 = None if n > 60 else v48
    return v0, v1, v47, v48


print(rotate(0), rotate(2), rotate(47), rotate(48), rotate(50), rotate(70))
