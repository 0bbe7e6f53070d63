"""What if: named changes to policy, dates, money, bars and drafts, held against the city and the policy of today."""
