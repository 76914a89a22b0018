package conformance.library;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** {@code java.security} and {@code javax.crypto}: digests, codes, signatures, ciphers, key stores, certificates. */
public final class Security {
    private static final HexFormat HEX = HexFormat.of();

    private Security() {}

    /** The program. */
    public static void main(String[] args) throws Exception {
        digests();
        ciphers();
        signatures();
        keyStores();
        others();
    }

    private static void digests() throws GeneralSecurityException {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        byte[] million = new byte[10_000];
        Arrays.fill(million, (byte) 'a');
        for (String name : new String[] {"MD2", "MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/256", "SHA3-224", "SHA3-256", "SHA3-384", "SHA3-512"}) {
            MessageDigest digest = MessageDigest.getInstance(name);
            System.out.println(name + " " + HEX.formatHex(digest.digest(abc)) + " " + HEX.formatHex(digest.digest(million)).substring(0, 16) + " " + digest.getDigestLength() + " " + digest.getProvider().getName());
        }
        for (String name : new String[] {"HmacMD5", "HmacSHA1", "HmacSHA256", "HmacSHA512", "HmacSHA3-256"}) {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec("Jefe".getBytes(StandardCharsets.US_ASCII), name));
            System.out.println(name + " " + HEX.formatHex(mac.doFinal("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII))));
        }
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        System.out.println(HEX.formatHex(factory.generateSecret(new PBEKeySpec("password".toCharArray(), "salt".getBytes(StandardCharsets.US_ASCII), 50, 256)).getEncoded()));
        try {
            MessageDigest.getInstance("NOPE");
        } catch (NoSuchAlgorithmException e) {
            System.out.println(e);
        }
    }

    private static void ciphers() throws GeneralSecurityException {
        byte[] key = HEX.parseHex("000102030405060708090a0b0c0d0e0f");
        byte[] block = HEX.parseHex("00112233445566778899aabbccddeeff");
        byte[] iv = new byte[16];
        byte[] text = "The quick brown fox jumps over the lazy dog, twice.".getBytes(StandardCharsets.US_ASCII);
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        System.out.println(HEX.formatHex(cipher.doFinal(block)));
        for (String name : new String[] {"AES/CBC/PKCS5Padding", "AES/CTR/NoPadding", "AES/CFB8/NoPadding", "AES/OFB/PKCS5Padding"}) {
            cipher = Cipher.getInstance(name);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            byte[] secret = cipher.doFinal(text);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            System.out.println(name + " " + HEX.formatHex(secret) + " " + Arrays.equals(text, cipher.doFinal(secret)));
        }
        cipher = Cipher.getInstance("AES/GCM/NoPadding");
        GCMParameterSpec gcm = new GCMParameterSpec(128, HEX.parseHex("cafebabefacedbaddecaf888"));
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), gcm);
        cipher.updateAAD(block);
        byte[] sealed = cipher.doFinal(text);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), gcm);
        cipher.updateAAD(block);
        System.out.println(HEX.formatHex(sealed) + " " + new String(cipher.doFinal(sealed), StandardCharsets.US_ASCII));
        sealed[3] ^= 1;
        try {
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), gcm);
            cipher.doFinal(sealed);
        } catch (AEADBadTagException e) {
            System.out.println(e);
        }
        byte[] long32 = Arrays.copyOf(key, 32);
        cipher = Cipher.getInstance("ChaCha20");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(long32, "ChaCha20"), new ChaCha20ParameterSpec(new byte[12], 1));
        System.out.println(HEX.formatHex(cipher.doFinal(text)));
        cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(long32, "ChaCha20"), new IvParameterSpec(new byte[12]));
        System.out.println(HEX.formatHex(cipher.doFinal(text)));
        for (String name : new String[] {"DES", "DESede", "Blowfish", "RC4"}) {
            cipher = Cipher.getInstance(name);
            int length = name.equals("DESede") ? 24 : name.equals("DES") ? 8 : 16;
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Arrays.copyOf(long32, length), name));
            System.out.println(name + " " + HEX.formatHex(cipher.doFinal(text)).substring(0, 32));
        }
        cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        try {
            cipher.doFinal(block);
        } catch (BadPaddingException e) {
            System.out.println(e);
        }
    }

    private static void signatures() throws GeneralSecurityException {
        byte[] text = "signed text".getBytes(StandardCharsets.US_ASCII);
        EdECPrivateKeySpec spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        Signature ed = Signature.getInstance("Ed25519");
        ed.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(spec));
        System.out.println(HEX.formatHex(ed.sign()));
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(512);
        KeyPair pair = rsa.generateKeyPair();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded())));
        signature.update(text);
        System.out.println(signature.verify(signed) + " " + signed.length + " " + ((RSAPublicKey) pair.getPublic()).getPublicExponent() + " " + pair.getPrivate().getFormat());
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
        byte[] secret = cipher.doFinal(text);
        cipher.init(Cipher.DECRYPT_MODE, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())));
        System.out.println(new String(cipher.doFinal(secret), StandardCharsets.US_ASCII));
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair curve = ec.generateKeyPair();
        Signature ecdsa = Signature.getInstance("SHA256withECDSA");
        ecdsa.initSign(curve.getPrivate());
        ecdsa.update(text);
        byte[] ecSigned = ecdsa.sign();
        ecdsa.initVerify(curve.getPublic());
        ecdsa.update(text);
        System.out.println(ecdsa.verify(ecSigned) + " " + curve.getPublic().getAlgorithm());
        try {
            ecdsa.initVerify(curve.getPublic());
            ecdsa.verify(new byte[3]);
        } catch (SignatureException e) {
            System.out.println(e.getMessage());
        }
        KeyPairGenerator x = KeyPairGenerator.getInstance("X25519");
        KeyPair a = x.generateKeyPair();
        KeyPair b = x.generateKeyPair();
        KeyAgreement one = KeyAgreement.getInstance("X25519");
        one.init(a.getPrivate());
        one.doPhase(b.getPublic(), true);
        KeyAgreement two = KeyAgreement.getInstance("X25519");
        two.init(b.getPrivate());
        two.doPhase(a.getPublic(), true);
        System.out.println(Arrays.equals(one.generateSecret(), two.generateSecret()));
        System.out.println(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(BigInteger.ONE.shiftLeft(511).add(BigInteger.TEN.add(BigInteger.ONE)), BigInteger.valueOf(65537))).hashCode());
    }

    private static void keyStores() throws Exception {
        java.security.Security.setProperty("keystore.pkcs12.keyPbeIterationCount", "100");
        java.security.Security.setProperty("keystore.pkcs12.macIterationCount", "100");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        SecretKey key = new SecretKeySpec(new byte[16], "AES");
        store.setEntry("secret", new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection("pw".toCharArray()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "store".toCharArray());
        KeyStore back = KeyStore.getInstance("PKCS12");
        back.load(new ByteArrayInputStream(out.toByteArray()), "store".toCharArray());
        System.out.println(back.size() + " " + back.isKeyEntry("secret") + " " + back.getKey("secret", "pw".toCharArray()).equals(key) + " " + back.getType());
        try {
            KeyStore.getInstance("PKCS12").load(new ByteArrayInputStream(out.toByteArray()), "wrong".toCharArray());
        } catch (java.io.IOException e) {
            System.out.println(e.getMessage() + " " + e.getCause());
        }
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(CERTIFICATE.getBytes(StandardCharsets.US_ASCII)));
        certificate.verify(certificate.getPublicKey());
        System.out.println(certificate.getSubjectX500Principal() + " " + certificate.getSerialNumber() + " " + certificate.getSigAlgName() + " " + certificate.getNotBefore().getTime() + " " + certificate.getPublicKey().getAlgorithm() + " " + certificate.getBasicConstraints() + " " + certificate.getVersion());
        System.out.println(certificate);
    }

    private static void others() throws Exception {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        System.out.println(!Arrays.equals(bytes, new byte[32]) + " " + random.generateSeed(4).length + " " + SecureRandom.getInstance("SHA1PRNG").getAlgorithm() + " " + random.getAlgorithm());
        SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
        seeded.setSeed(42);
        System.out.println(seeded.nextInt() + " " + seeded.nextLong());
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(256);
        System.out.println(generator.generateKey().getEncoded().length + " " + Cipher.getMaxAllowedKeyLength("AES"));
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("GCM");
        parameters.init(new GCMParameterSpec(96, new byte[12]));
        System.out.println(HEX.formatHex(parameters.getEncoded()));
        for (java.security.Provider provider : java.security.Security.getProviders()) {
            System.out.println(provider.getName() + " " + provider.getVersionStr() + " " + provider.getServices().size());
        }
        System.out.println(java.security.Security.getAlgorithms("MessageDigest"));
        System.out.println(javax.net.ssl.SSLContext.getDefault().getSupportedSSLParameters().getProtocols().length);
    }

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBdjCCARygAwIBAgIJAIS8J8mLFed+MAoGCCqGSM49BAMCMC4xCzAJBgNVBAYT
            AkRFMRAwDgYDVQQKEwdMaWJyYXJ5MQ0wCwYDVQQDEwRUZXN0MCAXDTI2MTEyMTIx
            MzUzOFoYDzIxMjYxMDI4MjEzNTM4WjAuMQswCQYDVQQGEwJERTEQMA4GA1UEChMH
            TGlicmFyeTENMAsGA1UEAxMEVGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
            BJmDeLuFEmO6WyMdIkfpda57iel55VbA2TTWBGJ+tfkJwaq38E5h/OGOEk2T5Bik
            gxoBV4USGsk9TQloBWVGS2OjITAfMB0GA1UdDgQWBBQlv8ad+lQ3bkIKZqh+Tpiv
            hB2LFTAKBggqhkjOPQQDAgNIADBFAiEAk+y83ljhsLax4A356xVmdowN9j9POoMD
            JbfnZ4Gn66ACIHLGjHbgDgtU0zmq/nhUGzTf27NU3XogXWDClGUDVmjZ
            -----END CERTIFICATE-----
            """;
}
