"""What it amounts to: vehicle-to-grid, battery ageing, the car fleet, adoption. Pure numpy; knows no graph."""
