"""The seven families whose story the tussenevaluatie and its oplegger tell, one module each."""
