using System.Globalization;
using GraphBff.Contracts.Users.V1;
using GraphBff.DemoServices.Storage;
using GraphBff.DemoServices.Users;

namespace GraphBff.DemoServices.Seeding;

/// <summary>The users of a new database.</summary>
internal static class UserSeed
{
    public const int Count = 1000;

    // 2024-01-01T00:00:00Z; a new user about every eight hours.
    private const long FirstTime = 1_704_067_200_000;
    private const int Interval = 8 * 60 * 60 * 1000;

    private static readonly string[] GivenNames =
    [
        "Ada", "Aisha", "Akira", "Amélie", "Amina", "Anders", "Björn", "Carmen", "Chidi", "Chloé", "Dmitri", "Elif", "Emma",
        "Fatima", "Felix", "Freya", "Giulia", "Grace", "Hana", "Hugo", "Ines", "Ingrid", "Ivan", "Jamal", "Jürgen", "José",
        "Kofi", "Lars", "Leila", "Liam", "Lucía", "Maja", "Marek", "Mateo", "Mei", "Mina", "Nadia", "Nikos", "Noah", "Olga",
        "Omar", "Paulo", "Priya", "Quinn", "Rania", "Ravi", "René", "Rosa", "Samir", "Sara", "Seán", "Sofia", "Søren", "Tariq",
        "Tomás", "Uma", "Viktor", "Yara", "Yusuf", "Zoë",
    ];

    private static readonly string[] FamilyNames =
    [
        "Abbas", "Adeyemi", "Almeida", "Andersson", "Bauer", "Bianchi", "Brown", "Castillo", "Chen", "Cohen", "Costa", "Dubois",
        "Eriksen", "Fischer", "García", "Haddad", "Hansen", "Horváth", "Ito", "Ivanova", "Janssen", "Kaya", "Khan", "Kim",
        "Kowalski", "Kumar", "Larsen", "Lefèvre", "Lopez", "Mbeki", "Moreau", "Müller", "Nakamura", "Nguyen", "Novák", "Okafor",
        "Olsen", "Papadakis", "Patel", "Pereira", "Petrov", "Popescu", "Rossi", "Saito", "Santos", "Schmidt", "Silva", "Singh",
        "Smith", "Sørensen", "Taylor", "Tremblay", "Virtanen", "Weber", "Wilson", "Yılmaz", "Zhang", "Zimmermann",
    ];

    public static void Insert(Session session)
    {
        var random = new SeedRandom(1);
        for (var number = 1; number <= Count; number++)
        {
            var givenName = random.Pick(GivenNames);
            var familyName = random.Pick(FamilyNames);
            UserTable.Insert(session, new User
            {
                Id = Id(number),
                Name = $"{givenName} {familyName}",
                Email = string.Create(CultureInfo.InvariantCulture, $"{ToAscii(givenName)}.{ToAscii(familyName)}.{number}@example.com"),
                CreatedAt = FirstTime + ((long)number * Interval) + random.Next(Interval),
            });
        }
    }

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"user-{number:D4}");

    private static string ToAscii(string name) => string.Concat(name.Select(letter => letter switch
    {
        'á' => 'a',
        'é' or 'è' or 'ë' => 'e',
        'í' or 'ı' => 'i',
        'ö' or 'ø' => 'o',
        'ü' => 'u',
        _ => char.ToLowerInvariant(letter),
    }));
}
