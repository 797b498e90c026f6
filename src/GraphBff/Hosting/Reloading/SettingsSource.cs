using Microsoft.Extensions.Configuration.Json;

namespace GraphBff.Hosting.Reloading;

/// <summary>
/// Settings from JSON files. Its values change only when somebody has checked them. The framework's own source empties itself when a file
/// is broken, and does not see a directory that Kubernetes swaps.
/// </summary>
/// <param name="paths">Files, and directories of files. The last wins.</param>
/// <param name="areOptional">Whether files may be missing at the start.</param>
internal sealed class SettingsSource(IReadOnlyList<string> paths, bool areOptional) : ConfigurationProvider, IConfigurationSource
{
    /// <summary>The texts that the current values are from.</summary>
    public SettingsTexts Current { get; private set; } = new([]);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <exception cref="InvalidDataException">A file is missing or is no JSON.</exception>
    public override void Load()
    {
        var texts = Read();
        Accept(texts, Parse(texts));
    }

    /// <summary>Reads the files.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read, or is missing though it was there before.</exception>
    public SettingsTexts Read()
    {
        try
        {
            return new([.. paths.SelectMany(Find).Select(path => (path, File.ReadAllText(path)))]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"Settings cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The settings of the texts.</summary>
    /// <exception cref="InvalidDataException">A text is no JSON object.</exception>
    public static Dictionary<string, string?> Parse(SettingsTexts texts)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, text) in texts.Files)
        {
            try
            {
                foreach (var (key, value) in JsonSettings.Parse(text))
                {
                    settings[key] = value;
                }
            }
            catch (Exception exception) when (exception is FormatException or System.Text.Json.JsonException)
            {
                throw new InvalidDataException($"{path} is no JSON file of settings: {exception.Message}", exception);
            }
        }

        return settings;
    }

    /// <summary>Takes values over, without telling anybody.</summary>
    public void Accept(SettingsTexts texts, IDictionary<string, string?> values)
    {
        Current = texts;
        Data = values;
    }

    /// <summary>Tells the configuration that values have changed.</summary>
    public void Announce() => OnReload();

    private IEnumerable<string> Find(string path)
        => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)
            : File.Exists(path) ? [path]
            : areOptional && Current.Files.All(file => file.Path != path) ? []
            : throw new InvalidDataException($"There is no file or directory of settings {path}.");

    // The framework's parser, which is public only as a source.
    private sealed class JsonSettings(JsonStreamConfigurationSource source) : JsonStreamConfigurationProvider(source)
    {
        public static IDictionary<string, string?> Parse(string text)
        {
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
            var settings = new JsonSettings(new JsonStreamConfigurationSource());
            settings.Load(stream);
            return settings.Data;
        }
    }
}
