public import Domain
public import Exchange
public import Store
public import Tables
