using System.Text.Json;
using GraphBff.Schema.Artefacts;

namespace GraphBff.Schema.Usage;

/// <summary>Reads and writes the record's file.</summary>
public static class UsageFile
{
    /// <exception cref="UsageFileException">The file cannot be read, or is not a usage record of this version.</exception>
    public static UsageContent Read(string path)
    {
        try
        {
            var content = JsonSerializer.Deserialize<UsageContent>(File.ReadAllBytes(path), JsonFormat.Options);
            return content is { Format: UsageContent.FormatName, Version: UsageContent.FormatVersion, Clients: { } clients }
                && clients.All(client => client is { Name: not null, Version: not null, Coordinates: not null })
                ? content
                : throw new UsageFileException($"{path} is no {UsageContent.FormatName} of version {UsageContent.FormatVersion}.");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageFileException($"{path} cannot be read as a record of usage: {exception.Message}");
        }
    }

    /// <summary>Writes the whole file or nothing. Readers see the old file until the new one is complete.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not write the file.</exception>
    public static void Write(string path, UsageContent content)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(content, JsonFormat.Options);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var next = path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(text);
            file.WriteByte((byte)'\n');
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
