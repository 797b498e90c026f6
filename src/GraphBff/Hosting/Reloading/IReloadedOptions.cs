namespace GraphBff.Hosting.Reloading;

/// <summary>A class of options of which some can change while the host runs.</summary>
internal interface IReloadedOptions
{
    /// <summary>The keys of those options.</summary>
    IEnumerable<string> Keys { get; }

    /// <summary>Takes their configured values over.</summary>
    void Refresh();
}
