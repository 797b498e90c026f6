namespace GraphBff.MockServices.Faults;

/// <summary>The calls that a rule is about.</summary>
/// <param name="Service">The name of the service; null for all.</param>
/// <param name="Method">The method; null for all of the service.</param>
public sealed record CallTarget(string? Service, string? Method)
{
    /// <summary>All calls.</summary>
    public static CallTarget All { get; } = new(null, null);

    /// <summary>How much the rule says: a rule about a method wins over one about its service.</summary>
    internal int Precision => Method is not null ? 2 : Service is not null ? 1 : 0;

    /// <summary>Reads <c>users</c>, <c>users.GetUser</c> or <c>*</c>.</summary>
    /// <exception cref="FormatException">There is no such service or method; the message says which there are.</exception>
    public static CallTarget Parse(string text, IReadOnlyList<MockedService> services)
    {
        if (text == "*")
        {
            return All;
        }

        var (name, method) = text.Split('.', 2) is [var before, var after] ? (before, after) : (text, null);
        var service = services.FirstOrDefault(service => service.Name == name) ?? throw new FormatException(
            $"There is no mocked service '{name}'. The services are {string.Join(", ", services.Select(service => service.Name))}.");
        return method is null || service.Descriptor.FindMethodByName(method) is not null
            ? new CallTarget(name, method)
            : throw new FormatException($"{name} has no method '{method}'. Its methods are "
                + $"{string.Join(", ", service.Descriptor.Methods.Select(known => known.Name))}.");
    }

    internal bool Holds(string service, string method) => (Service ?? service) == service && (Method ?? method) == method;
}
